package org.carillon.gateway.mail.origin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.policy.Proof;
import org.carillon.request.NewRequest;
import org.carillon.request.RequestedApplication;

/**
 * The digest that a requester makes over a portion of its request (HMAC, RFC 2104, with SHA-256), in the field
 * {@code X-Carillon-Digest: expires=<seconds since 1970>; hmac=<Base64>}. It is made of these lines, joined by LF, none after
 * the last:
 *
 * <pre>
 * carillon-digest-1
 * the Message-ID with its angle brackets
 * expires
 * number SP time SP application     (a line for each number, in the order of their octets)
 * </pre>
 *
 * The time is that of the request in UTC ({@code 2026-12-01T08:00:00Z}), or {@code now}; the application is the SHA-256 in
 * lower-case hexadecimal of the link, the VoiceXML document or the text, in UTF-8, its lines ended by LF, without an XML
 * declaration and without white space at both ends. Thread-safe.
 */
final class DigestHeader {

    static final String NAME = "X-Carillon-Digest";

    private static final Pattern VALUE = Pattern.compile(
            "expires\\s{0,9}=\\s{0,9}(?<expires>[0-9]{1,11})\\s{0,9};\\s{0,9}hmac\\s{0,9}=\\s{0,9}(?<hmac>[A-Za-z0-9+/]{43}=)");
    private static final Pattern XML_DECLARATION = Pattern.compile("^\\s{0,100}<\\?xml[^>]{0,200}\\?>");
    private static final Duration LONGEST = Duration.ofDays(30);

    private DigestHeader() {}

    static void check(
            HeaderFields header, List<NewRequest> requests, List<String> secrets, Instant now, Evidence evidence) {
        List<String> values = header.values(NAME);
        List<String> ids = header.values("Message-ID");
        if (values.size() != 1 || ids.size() != 1) {
            evidence.lacks(Proof.DIGEST, "the mail needs one " + NAME + " and one Message-ID");
            return;
        }
        Matcher value = VALUE.matcher(values.get(0));
        if (!value.matches()) {
            evidence.lacks(Proof.DIGEST, NAME + " is not of the form expires=<seconds>; hmac=<Base64>");
            return;
        }
        long expires = Long.parseLong(value.group("expires"));
        if (expires < now.getEpochSecond()) {
            evidence.lacks(Proof.DIGEST, "the digest has expired");
        } else if (expires > now.plus(LONGEST).getEpochSecond()) {
            evidence.lacks(Proof.DIGEST, "the digest expires more than " + LONGEST.toDays() + " days from now");
        } else if (isOneOf(secrets, signed(ids.get(0), expires, requests), value.group("hmac"))) {
            evidence.proves(Proof.DIGEST, "until " + Instant.ofEpochSecond(expires));
        } else {
            evidence.lacks(Proof.DIGEST, "the digest does not match");
        }
    }

    private static boolean isOneOf(List<String> secrets, String signed, String hmac) {
        byte[] given = Base64.getDecoder().decode(hmac);
        boolean matches = false;
        for (String secret : secrets) {
            matches |= MessageDigest.isEqual(hmac(secret, signed), given);
        }
        return matches;
    }

    /** The lines that the digest is made of. */
    static String signed(String messageId, long expires, List<NewRequest> requests) {
        return "carillon-digest-1\n" + messageId + "\n" + expires + "\n"
                + requests.stream().map(DigestHeader::line).sorted().collect(Collectors.joining("\n"));
    }

    private static String line(NewRequest request) {
        return request.to() + " " + (request.at() == null ? "now" : request.at().toString()) + " "
                + sha256(text(request.application()));
    }

    private static String text(RequestedApplication application) {
        String text;
        if (application instanceof RequestedApplication.Attached attached) {
            text = XML_DECLARATION.matcher(attached.vxml()).replaceFirst("");
        } else if (application instanceof RequestedApplication.ReadAloud aloud) {
            text = aloud.text();
        } else {
            text = application.address();
        }
        return text.replace("\r\n", "\n").strip();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static byte[] hmac(String secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
