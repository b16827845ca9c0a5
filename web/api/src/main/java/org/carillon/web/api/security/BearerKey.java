package org.carillon.web.api.security;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key in an Authorization header field: RFC 6750 section 2.1. */
final class BearerKey {

    private static final Pattern CREDENTIALS = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]{1,400}=*)");

    private BearerKey() {}

    static Optional<String> in(String header) {
        if (header.length() > 500) {
            return Optional.empty();
        }
        Matcher matcher = CREDENTIALS.matcher(header.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
