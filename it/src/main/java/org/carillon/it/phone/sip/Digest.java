package org.carillon.it.phone.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks callers for a name and password (RFC 3261 section 22, RFC 2617 with MD5 and qop=auth).
 *
 * @param user the name to be known
 * @param password the secret to be known
 * @param realm what the challenge is for
 * @param nonce the phone's own random text
 * @param status 401 to ask as a user agent, 407 to ask as a proxy
 */
public record Digest(String user, String password, String realm, String nonce, int status) {

    private static final Pattern FIELD = Pattern.compile("(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|([^,\\s]+))");

    /** A guard of its own nonce. */
    public static Digest of(String user, String password, int status) {
        return new Digest(user, password, "carillon-phone", UUID.randomUUID().toString(), status);
    }

    /** Whether a request shows the password. */
    public boolean accepts(SipMessage request) {
        return accepts(request.header(status == 407 ? "Proxy-Authorization" : "Authorization"), request.method());
    }

    /** Adds the question to a response. */
    public SipMessage ask(SipMessage response) {
        return response.add(status == 407 ? "Proxy-Authenticate" : "WWW-Authenticate", challenge());
    }

    private String challenge() {
        return "Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\", algorithm=MD5, qop=\"auth\"";
    }

    boolean accepts(String authorization, String method) {
        Map<String, String> given = new HashMap<>();
        Matcher fields = FIELD.matcher(authorization);
        while (fields.find()) {
            given.put(fields.group(1), fields.group(2) != null ? fields.group(2) : fields.group(3));
        }
        if (!user.equals(given.get("username")) || !nonce.equals(given.get("nonce")) || !given.containsKey("uri")) {
            return false;
        }
        String who = md5(user + ":" + realm + ":" + password);
        String what = md5(method + ":" + given.get("uri"));
        String between = given.containsKey("qop")
                ? nonce + ":" + given.get("nc") + ":" + given.get("cnonce") + ":" + given.get("qop")
                : nonce;
        return md5(who + ":" + between + ":" + what).equals(given.get("response"));
    }

    private static String md5(String text) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
