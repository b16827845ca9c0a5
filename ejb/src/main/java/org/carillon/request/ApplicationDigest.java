package org.carillon.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Tells what would be said in a session: SHA-256 over its application and parameters. */
public final class ApplicationDigest {

    private ApplicationDigest() {}

    /** In hexadecimal. */
    public static String of(RequestedApplication application, Map<String, String> parameters) {
        MessageDigest digest = sha256();
        part(digest, application.kind());
        part(digest, application.toString());
        new TreeMap<>(parameters).forEach((name, value) -> {
            part(digest, name);
            part(digest, value);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void part(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // the length before each part keeps "ab" + "c" and "a" + "bc" apart
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
