package org.carillon.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.carillon.request.NewRequest;
import org.carillon.request.RetryPlanJson;

/** Tells two requests with the same identity apart: SHA-256 over what they ask for. */
final class RequestDigest {

    private RequestDigest() {}

    static String of(NewRequest request) {
        MessageDigest digest = sha256();
        part(digest, request.to());
        part(digest, request.application());
        part(digest, new TreeMap<>(request.parameters()));
        part(digest, request.at());
        part(digest, request.expires());
        part(digest, request.priority());
        part(digest, request.attempts());
        part(digest, request.callerId());
        part(digest, request.replyTo().mail());
        part(digest, request.replyTo().jms());
        // only where they are used: a request from before they were known is known again
        given(digest, "alternatives", request.alternatives().isEmpty() ? null : request.alternatives());
        given(digest, "language", request.language());
        given(digest, "retries", RetryPlanJson.write(request.retries()));
        given(digest, "callback", request.replyTo().callback());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void given(MessageDigest digest, String name, Object part) {
        if (part != null) {
            part(digest, name);
            part(digest, part);
        }
    }

    private static void part(MessageDigest digest, Object part) {
        byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
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
