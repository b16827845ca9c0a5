package org.carillon.telephony.sip;

import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ProxyAuthenticateHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** The challenge in a 401 or 407: the first one whose algorithm we know (RFC 8760 section 2.4). */
final class Challenge {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final WWWAuthenticateHeader header;
    private final DigestResponse.Algorithm algorithm;

    private Challenge(WWWAuthenticateHeader header, DigestResponse.Algorithm algorithm) {
        this.header = header;
        this.algorithm = algorithm;
    }

    /** The challenge we can meet, or null. */
    static Challenge in(Response response) {
        String name = response.getStatusCode() == Response.UNAUTHORIZED
                ? WWWAuthenticateHeader.NAME
                : ProxyAuthenticateHeader.NAME;
        for (Iterator<?> headers = response.getHeaders(name); headers.hasNext(); ) {
            WWWAuthenticateHeader header = (WWWAuthenticateHeader) headers.next();
            DigestResponse.Algorithm algorithm = DigestResponse.Algorithm.of(header.getAlgorithm());
            if ("digest".equalsIgnoreCase(header.getScheme()) && algorithm != null && isMeant(header)) {
                return new Challenge(header, algorithm);
            }
        }
        return null;
    }

    private static boolean isMeant(WWWAuthenticateHeader header) {
        return header.getNonce() != null
                && header.getRealm() != null
                && (header.getQop() == null || offersAuth(header));
    }

    private static boolean offersAuth(WWWAuthenticateHeader header) {
        return Arrays.stream(header.getQop().split(",")).map(String::trim).anyMatch("auth"::equalsIgnoreCase);
    }

    /** Who asks. */
    String realm() {
        return header.getRealm();
    }

    /** Whether only the nonce was too old: worth another try with the same password. */
    boolean isStale() {
        return header.isStale();
    }

    /** Adds the answer to the challenge to the request, in place of an earlier one. */
    void meet(Request request, Credentials credentials, HeaderFactory headers) throws ParseException {
        AuthorizationHeader answer = header instanceof ProxyAuthenticateHeader
                ? headers.createProxyAuthorizationHeader("Digest")
                : headers.createAuthorizationHeader("Digest");
        String uri = request.getRequestURI().toString();
        answer.setUsername(credentials.user());
        answer.setRealm(header.getRealm());
        answer.setNonce(header.getNonce());
        answer.setURI(request.getRequestURI());
        if (header.getAlgorithm() != null) {
            answer.setAlgorithm(algorithm.token());
        }
        if (header.getOpaque() != null) {
            answer.setOpaque(header.getOpaque());
        }
        DigestResponse digest = new DigestResponse(algorithm, header.getRealm(), header.getNonce());
        if (header.getQop() == null) {
            answer.setResponse(digest.withoutQop(credentials, request.getMethod(), uri));
        } else {
            String clientNonce = clientNonce();
            answer.setQop("auth");
            answer.setNonceCount(1);
            answer.setCNonce(clientNonce);
            answer.setResponse(digest.withQop(credentials, request.getMethod(), uri, "00000001", clientNonce));
        }
        request.setHeader(answer);
    }

    private static String clientNonce() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
