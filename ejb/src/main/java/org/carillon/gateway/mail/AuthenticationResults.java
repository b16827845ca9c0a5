package org.carillon.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.policy.Proof;

/**
 * What the operator's mail server found out about a mail's origin (RFC 8601). Only headers with an authserv-id that the operator named
 * are believed; the server has to remove those that came with the mail under its name (section 5).
 */
final class AuthenticationResults {

    private static final int MOST = 50;
    private static final int LONGEST = 8_000;
    private static final Pattern ID = Pattern.compile("\\s*([^\\s;]+)(\\s+\\d+)?\\s*(;.*|$)", Pattern.DOTALL);
    private static final Pattern METHOD =
            Pattern.compile("([a-z][a-z0-9-]{0,30})(\\s*/\\s*\\d+)?\\s*=\\s*([a-z]+)(\\s.*)?", Pattern.DOTALL);
    private static final Pattern PROPERTY = Pattern.compile("([a-z]+)\\s*\\.\\s*([a-z0-9-]+)\\s*=\\s*([^\\s;]+)");

    private final List<Result> passed = new ArrayList<>();
    private boolean failed;

    /**
     * A check that the mail passed.
     *
     * @param method {@code dmarc}, {@code dkim}, {@code spf}
     * @param property {@code header.from}, {@code header.d}, {@code header.i}, {@code smtp.mailfrom}
     * @param domain the domain it vouches for, in lower case
     */
    private record Result(String method, String property, String domain) {}

    private AuthenticationResults() {}

    /** @param authServIds in lower case */
    static AuthenticationResults of(Part message, Set<String> authServIds) throws MessagingException {
        AuthenticationResults results = new AuthenticationResults();
        String[] headers = message.getHeader("Authentication-Results");
        for (int i = 0; headers != null && i < Math.min(headers.length, MOST); i++) {
            String header = headers[i].length() <= LONGEST ? StructuredHeader.plain(headers[i]) : null;
            if (header != null) {
                results.read(header.toLowerCase(Locale.ROOT), authServIds);
            }
        }
        return results;
    }

    /**
     * How the author's domain stands for the mail: by DMARC (RFC 7489), or by a DKIM signature or an SPF pass of this very domain. A
     * signature of a parent domain is enough. Where DMARC failed, nothing else counts.
     *
     * @param domain of the From header, in lower case
     */
    Set<Proof> proofsOf(String domain) {
        Set<Proof> proofs = EnumSet.noneOf(Proof.class);
        if (!failed) {
            passed.forEach(result -> add(result, domain, proofs));
        }
        return proofs;
    }

    private static void add(Result result, String domain, Set<Proof> proofs) {
        boolean same = result.domain.equals(domain);
        boolean parent = result.domain.contains(".") && domain.endsWith("." + result.domain);
        switch (result.method + " " + result.property) {
            case "dmarc header.from" -> addIf(same, Proof.DMARC, proofs);
            case "spf smtp.mailfrom" -> addIf(same, Proof.SPF, proofs);
            case "dkim header.d", "dkim header.i" -> addIf(same || parent, Proof.DKIM, proofs);
            default -> {
                // no other method tells who sent the mail
            }
        }
    }

    private static void addIf(boolean proven, Proof proof, Set<Proof> proofs) {
        if (proven) {
            proofs.add(proof);
        }
    }

    private void read(String header, Set<String> authServIds) {
        Matcher id = ID.matcher(header);
        if (!id.matches() || !authServIds.contains(id.group(1))) {
            return;
        }
        for (String resinfo : id.group(3).split(";")) {
            Matcher method = METHOD.matcher(resinfo.strip());
            failed |= method.matches()
                    && method.group(1).equals("dmarc")
                    && method.group(3).equals("fail");
            if (method.matches() && method.group(3).equals("pass") && method.group(4) != null) {
                properties(method.group(1), method.group(4));
            }
        }
    }

    private void properties(String method, String properties) {
        Matcher property = PROPERTY.matcher(properties);
        while (property.find()) {
            String value = property.group(3);
            passed.add(new Result(
                    method, property.group(1) + "." + property.group(2), value.substring(value.lastIndexOf('@') + 1)));
        }
    }
}
