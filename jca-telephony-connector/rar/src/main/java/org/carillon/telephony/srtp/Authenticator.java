package org.carillon.telephony.srtp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** HMAC-SHA1 (RFC 2104) of a packet and four octets more (RFC 3711 section 4.2). The JDK's own Mac allocates. Not thread-safe. */
final class Authenticator {

    static final int KEY_BYTES = 20;
    private static final int HASH_BYTES = 20;
    private static final int BLOCK = 64;

    private final MessageDigest sha1;
    private final byte[] inner = new byte[BLOCK];
    private final byte[] outer = new byte[BLOCK];
    private final byte[] more = new byte[4];
    private final byte[] hash = new byte[HASH_BYTES];

    /** @param key up to 64 octets */
    Authenticator(byte[] key) {
        Arrays.fill(inner, (byte) 0x36);
        Arrays.fill(outer, (byte) 0x5C);
        for (int i = 0; i < key.length; i++) {
            inner[i] ^= key[i];
            outer[i] ^= key[i];
        }
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Writes the tag of the first octets of the packet, and of the word, behind the given place. */
    void write(byte[] packet, int length, int word, int at, int tagBytes) {
        hash(packet, length, word);
        System.arraycopy(hash, 0, packet, at, tagBytes);
    }

    /** Whether the right tag stands at the given place; takes as long whether it does or not. */
    boolean isRight(byte[] packet, int length, int word, int at, int tagBytes) {
        hash(packet, length, word);
        int difference = 0;
        for (int i = 0; i < tagBytes; i++) {
            difference |= packet[at + i] ^ hash[i];
        }
        return difference == 0;
    }

    private void hash(byte[] packet, int length, int word) {
        for (int i = 0; i < more.length; i++) {
            more[i] = (byte) (word >>> 24 - 8 * i);
        }
        try {
            sha1.update(inner);
            sha1.update(packet, 0, length);
            sha1.update(more);
            sha1.digest(hash, 0, HASH_BYTES);
            sha1.update(outer);
            sha1.update(hash);
            sha1.digest(hash, 0, HASH_BYTES);
        } catch (DigestException sameLength) {
            throw new IllegalStateException(sameLength);
        }
    }
}
