package org.carillon.telephony.srtp;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** The master key and master salt of one direction of a call (RFC 3711 section 3.2.1). Shows itself to nobody but {@link #inline}. */
public final class MasterKey {

    static final int KEY_BYTES = 16;
    static final int SALT_BYTES = 14;
    private static final int BYTES = KEY_BYTES + SALT_BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new one that nobody knows. */
    public static MasterKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new MasterKey(bytes);
    }

    /**
     * Reads what stands behind {@code inline:} in SDP (RFC 4568 section 6.1).
     *
     * @throws IllegalArgumentException when it is no key of 30 octets in base64; the message does not repeat it
     */
    public static MasterKey ofInline(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("a master key is written in base64");
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a master key with its salt has " + BYTES + " octets");
        }
        return new MasterKey(bytes);
    }

    /** For the SDP, and nothing else. */
    public String inline() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    byte[] key() {
        return Arrays.copyOf(bytes, KEY_BYTES);
    }

    byte[] salt() {
        return Arrays.copyOfRange(bytes, KEY_BYTES, BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MasterKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "master key";
    }
}
