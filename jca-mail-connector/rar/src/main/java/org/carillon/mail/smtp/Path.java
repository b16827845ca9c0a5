package org.carillon.mail.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.subethamail.smtp.RejectException;

/**
 * The path in MAIL FROM and RCPT TO (RFC 5321 section 4.1.2), without source routes; with UTF-8 as of RFC 6531 section 3.3.
 *
 * @param localPart without its quotes, empty for the null path
 * @param domain a domain name or an address literal in brackets, empty for the null path
 * @param parameters what follows the path: {@code SIZE=1000 BODY=8BITMIME}, maybe empty
 */
record Path(String localPart, String domain, String parameters) {

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_DOMAIN = 255;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10ffff}-]+";
    private static final String LABEL =
            "[A-Za-z0-9\\x{80}-\\x{10ffff}](?:[A-Za-z0-9\\x{80}-\\x{10ffff}-]*[A-Za-z0-9\\x{80}-\\x{10ffff}])?";
    private static final Pattern PATH = Pattern.compile("<(?:(?:(?<atoms>" + ATOM + "(?:\\." + ATOM + ")*+)"
            + "|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\")"
            + "@(?<domain>" + LABEL + "(?:\\." + LABEL + ")*+|\\[[A-Za-z0-9.:]++\\]))?>"
            + "(?: +(?<parameters>.*))?");

    /**
     * Reads a path and its parameters.
     *
     * @param text what stands after {@code MAIL FROM:} or {@code RCPT TO:}, a command line's length at most
     */
    static Path of(String text) throws RejectException {
        Matcher matcher = PATH.matcher(text.strip());
        if (!matcher.matches()) {
            throw SmtpReply.reject(501, "5.1.3 The address is not of the form <local-part@domain>");
        }
        String parameters = matcher.group("parameters") == null ? "" : matcher.group("parameters");
        if (matcher.group("domain") == null) {
            return new Path("", "", parameters);
        }
        String localPart = matcher.group("atoms") == null
                ? matcher.group("quoted").replaceAll("\\\\(.)", "$1")
                : matcher.group("atoms");
        if (localPart.length() > LONGEST_LOCAL_PART || matcher.group("domain").length() > LONGEST_DOMAIN) {
            throw SmtpReply.reject(501, "5.1.3 The address is too long");
        }
        return new Path(localPart, matcher.group("domain"), parameters);
    }

    boolean isAscii() {
        return address().chars().allMatch(character -> character < 0x80);
    }

    boolean isNull() {
        return domain.isEmpty();
    }

    /** {@code local-part@domain}, unquoted, or empty for the null path. */
    String address() {
        return isNull() ? "" : localPart + "@" + domain;
    }
}
