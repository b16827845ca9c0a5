package org.carillon.customer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What makes a customer known without a password: an address, the requester it is about and an end, signed with HMAC-SHA-256 (RFC 2104).
 * Nothing is stored; whoever holds a token may act for the customer until it ends. Thread-safe.
 */
public final class CustomerTokens {

    /** What every token begins with. */
    public static final String BEGINNING = "cw_";

    /** The longest token. */
    public static final int LONGEST = 400;

    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder FROM_TEXT = Base64.getUrlDecoder();

    private final SecretKeySpec key;
    private final Clock clock;

    /** @param secret at least 32 bytes */
    public CustomerTokens(byte[] secret, Clock clock) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("a key of 32 bytes at least is needed");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.clock = clock;
    }

    /**
     * Whom a token stands for.
     *
     * @param address the customer
     * @param requesterId the requester whose calls it is about, or {@link DoNotCall#ANYBODY}
     * @param expires when it ends
     */
    public record Bearer(CustomerAddress address, String requesterId, Instant expires) {}

    /** A token for this customer. */
    public String issue(CustomerAddress address, String requesterId, Duration life) {
        long end = clock.instant().plus(life).getEpochSecond();
        String claims = TO_TEXT.encodeToString(
                (end + " " + address.text() + " " + requesterId).getBytes(StandardCharsets.UTF_8));
        return BEGINNING + claims + "." + TO_TEXT.encodeToString(signature(claims));
    }

    /** Whom the token stands for; empty when it is not ours, was changed, or has ended. */
    public Optional<Bearer> read(String token) {
        if (token == null || token.length() > LONGEST || !token.startsWith(BEGINNING)) {
            return Optional.empty();
        }
        String[] parts = token.substring(BEGINNING.length()).split("\\.", -1);
        try {
            return parts.length == 2 && MessageDigest.isEqual(signature(parts[0]), FROM_TEXT.decode(parts[1]))
                    ? claims(parts[0]).filter(bearer -> clock.instant().isBefore(bearer.expires()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            // not Base64: nothing that we have written
            return Optional.empty();
        }
    }

    private static Optional<Bearer> claims(String encoded) {
        String[] claims = new String(FROM_TEXT.decode(encoded), StandardCharsets.UTF_8).split(" ", -1);
        return Optional.of(new Bearer(
                CustomerAddress.parse(claims[1]), claims[2], Instant.ofEpochSecond(Long.parseLong(claims[0]))));
    }

    private byte[] signature(String claims) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(claims.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
