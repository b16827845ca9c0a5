package org.carillon.requester;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A generated key: 256 random bits, so that a plain SHA-256 is enough to store it by; there is nothing to guess. Its text never
 * appears in {@link #toString()}.
 */
public final class SecretKey {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private SecretKey(String text) {
        this.text = text;
    }

    public static SecretKey generate() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new SecretKey("ck_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** A key as somebody presents it; may be nonsense. */
    public static SecretKey presented(String text) {
        return new SecretKey(text);
    }

    /** To be shown once to its owner. */
    public String reveal() {
        return text;
    }

    /** What is stored: SHA-256 in hexadecimal. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "SecretKey";
    }
}
