package org.carillon.telephony.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/** AES in counter mode (RFC 3711 section 4.1.1): the stream of octets that text is added to, both to hide it and to find it. Not thread-safe. */
final class KeyStream {

    static final int BLOCK = 16;
    /** As many octets at once as a packet of 20 ms needs. */
    private static final int CHUNK = 16 * BLOCK;

    private final Cipher aes;
    private final byte[] salt;
    private final byte[] counters = new byte[CHUNK];
    private final byte[] stream = new byte[CHUNK];

    /** @param salt 14 octets */
    KeyStream(byte[] key, byte[] salt) {
        this.salt = salt;
        try {
            // counter mode of the JDK would have to be begun anew for every packet, and allocates then
            aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * Adds the stream that belongs to a packet.
     *
     * @param index 48 bits
     */
    void add(int ssrc, long index, byte[] data, int offset, int length) {
        for (int done = 0; done < length; done += CHUNK) {
            int count = Math.min(CHUNK, length - done);
            int blocks = (count + BLOCK - 1) / BLOCK;
            for (int block = 0; block < blocks; block++) {
                writeCounter(block * BLOCK, ssrc, index, done / BLOCK + block);
            }
            encrypt(blocks * BLOCK);
            for (int i = 0; i < count; i++) {
                data[offset + done + i] ^= stream[i];
            }
        }
    }

    /** The salt, to which SSRC and index are added, and behind them the number of the block. */
    private void writeCounter(int at, int ssrc, long index, int block) {
        System.arraycopy(salt, 0, counters, at, MasterKey.SALT_BYTES);
        for (int i = 0; i < 4; i++) {
            counters[at + 4 + i] ^= (byte) (ssrc >>> 24 - 8 * i);
        }
        for (int i = 0; i < 6; i++) {
            counters[at + 8 + i] ^= (byte) (index >>> 40 - 8 * i);
        }
        counters[at + 14] = (byte) (block >>> 8);
        counters[at + 15] = (byte) block;
    }

    private void encrypt(int length) {
        try {
            aes.update(counters, 0, length, stream, 0);
        } catch (ShortBufferException sameLength) {
            throw new IllegalStateException(sameLength);
        }
    }
}
