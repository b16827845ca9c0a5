package org.carillon.vxml.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A stored answer and what RFC 9111 says of it: may it be stored, is it fresh, how is it validated. Immutable. */
final class CachedResponse {

    /** Longest heuristic freshness (RFC 9111 section 4.2.2). */
    private static final Duration MAX_HEURISTIC = Duration.ofHours(24);

    private static final Set<Integer> STORABLE = Set.of(200, 203, 301, 308);

    private final HttpResponse response;
    private final String cookie;
    private final Instant received;
    private final Duration initialAge;
    private final Map<String, String> directives;

    /**
     * @param cookie what was sent with the request, or null
     * @param requested when it was asked for
     * @param delay how long the answer took
     */
    CachedResponse(HttpResponse response, String cookie, Instant requested, Duration delay) {
        this.response = response;
        this.cookie = cookie;
        this.received = requested.plus(delay);
        this.initialAge = delay.plusSeconds(seconds(response.header("age")).orElse(0L));
        this.directives = directives(response.header("cache-control"));
    }

    HttpResponse response() {
        return response;
    }

    /** RFC 9111 section 3, for a shared cache; what sets cookies is left alone. */
    boolean isStorable() {
        return STORABLE.contains(response.status())
                && !directives.containsKey("no-store")
                && !directives.containsKey("private")
                && response.header("set-cookie") == null
                && variesByCookieAtMost()
                && (!lifetime().isZero() || !conditions().isEmpty());
    }

    /** Whether it answers a request with that cookie (RFC 9111 section 4.1). */
    boolean fits(String otherCookie) {
        return response.header("vary") == null || Objects.equals(cookie, otherCookie);
    }

    /**
     * Whether it may be used without asking (RFC 9111 section 4.2; VoiceXML 2.0 section 6.1.2).
     *
     * @param maxAge in seconds, or null
     * @param maxStale in seconds, or null
     */
    boolean willDo(Instant now, Integer maxAge, Integer maxStale) {
        Duration age = initialAge.plus(Duration.between(received, now));
        if (directives.containsKey("no-cache") || maxAge != null && (maxAge == 0 || age.getSeconds() > maxAge)) {
            return false;
        }
        Duration staleness = age.minus(lifetime());
        if (staleness.isNegative()) {
            return true;
        }
        boolean strict = directives.containsKey("must-revalidate")
                || directives.containsKey("proxy-revalidate")
                || directives.containsKey("s-maxage");
        return !strict && maxStale != null && staleness.getSeconds() <= maxStale;
    }

    /** The headers that ask whether it is still valid; empty if it can't be asked. */
    Map<String, String> conditions() {
        Map<String, String> conditions = new HashMap<>();
        if (response.header("etag") != null) {
            conditions.put("If-None-Match", response.header("etag"));
        }
        if (response.header("last-modified") != null) {
            conditions.put("If-Modified-Since", response.header("last-modified"));
        }
        return conditions;
    }

    /** This with the headers of a 304 (RFC 9111 section 4.3.4); the body stays the very same. */
    CachedResponse validated(HttpResponse notModified, Instant now) {
        Map<String, List<String>> headers = new HashMap<>(response.headers());
        notModified.headers().forEach((name, values) -> {
            if (!name.equals("content-length") && !name.equals("content-type")) {
                headers.put(name, values);
            }
        });
        if (!notModified.headers().containsKey("age")) {
            headers.remove("age");
        }
        return new CachedResponse(
                new HttpResponse(response.status(), headers, response.body()), cookie, now, Duration.ZERO);
    }

    private boolean variesByCookieAtMost() {
        String vary = response.header("vary");
        return vary == null
                || List.of(vary.toLowerCase(Locale.ROOT).split("[\\s,]+")).stream()
                        .allMatch(
                                Set.of("cookie", "accept", "accept-encoding", "user-agent", "accept-language", "origin")
                                        ::contains);
    }

    private Duration lifetime() {
        Optional<Long> explicit = seconds(directives.get("s-maxage")).or(() -> seconds(directives.get("max-age")));
        if (explicit.isPresent()) {
            return Duration.ofSeconds(explicit.get());
        }
        Instant date = date("date").orElse(received);
        if (response.header("expires") != null) {
            return positive(date("expires")
                    .map(expires -> Duration.between(date, expires))
                    .orElse(Duration.ZERO));
        }
        Duration heuristic = date("last-modified")
                .map(modified -> Duration.between(modified, date).dividedBy(10))
                .orElse(Duration.ZERO);
        return positive(heuristic.compareTo(MAX_HEURISTIC) > 0 ? MAX_HEURISTIC : heuristic);
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private Optional<Instant> date(String header) {
        String text = response.header(header);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeParseException e) {
            // RFC 9111 section 5.3: what isn't a date lies in the past
            return Optional.empty();
        }
    }

    private static Optional<Long> seconds(String text) {
        return text != null && text.matches("\\d{1,10}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Map<String, String> directives(String cacheControl) {
        Map<String, String> directives = new HashMap<>();
        for (String directive : (cacheControl == null ? "" : cacheControl).split(",")) {
            String[] parts = directive.strip().split("=", 2);
            String value = parts.length > 1 ? parts[1].strip().replace("\"", "") : "";
            directives.put(parts[0].strip().toLowerCase(Locale.ROOT), value);
        }
        return directives;
    }
}
