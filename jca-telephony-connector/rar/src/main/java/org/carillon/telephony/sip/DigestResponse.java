package org.carillon.telephony.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The response of digest authentication (RFC 7616 section 3.4.1, and RFC 8760 for SIP), with {@code qop=auth} or none. */
final class DigestResponse {

    /** The digest algorithms we know, as challenges name them. */
    enum Algorithm {
        SHA256("SHA-256"),
        MD5("MD5");

        private final String token;

        Algorithm(String token) {
            this.token = token;
        }

        String token() {
            return token;
        }

        /** The algorithm of that name, MD5 where a challenge names none; null if unknown. */
        static Algorithm of(String token) {
            if (token == null) {
                return MD5;
            }
            return Arrays.stream(values())
                    .filter(algorithm -> algorithm.token.equalsIgnoreCase(token))
                    .findFirst()
                    .orElse(null);
        }
    }

    private final Algorithm algorithm;
    private final String realm;
    private final String nonce;

    DigestResponse(Algorithm algorithm, String realm, String nonce) {
        this.algorithm = algorithm;
        this.realm = realm;
        this.nonce = nonce;
    }

    /** As in RFC 2069: for challenges without qop. */
    String withoutQop(Credentials credentials, String method, String uri) {
        return hash(a1(credentials) + ':' + nonce + ':' + hash(method + ':' + uri));
    }

    /** With {@code qop=auth}. */
    String withQop(Credentials credentials, String method, String uri, String nonceCount, String clientNonce) {
        return hash(
                String.join(":", a1(credentials), nonce, nonceCount, clientNonce, "auth", hash(method + ':' + uri)));
    }

    private String a1(Credentials credentials) {
        return hash(credentials.user() + ':' + realm + ':' + credentials.password());
    }

    private String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm.token());
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
