package org.carillon.vxml.fetch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A cache that all sessions share (RFC 9111), for GET. Thread-safe.
 */
final class HttpCache {

    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final Clock clock;
    private final BoundedCache<String, CachedResponse> entries =
            new BoundedCache<>(MAX_BYTES, entry -> entry.response().body().length);

    HttpCache(Clock clock) {
        this.clock = clock;
    }

    /** Asks the origin server. */
    interface Origin {
        HttpResponse ask(Map<String, String> conditions) throws IOException;
    }

    /** A copy that will do, or the origin's answer. */
    HttpResponse answer(FetchRequest request, String cookie, Origin origin) throws IOException {
        String key = request.uri().toString().split("#", 2)[0];
        if (request.isPost()) {
            entries.remove(key);
            return origin.ask(Map.of());
        }
        CachedResponse copy = entries.get(key);
        if (copy != null && !copy.fits(cookie)) {
            copy = null;
        }
        Instant now = clock.instant();
        if (copy != null && copy.willDo(now, request.maxAge(), request.maxStale())) {
            return copy.response();
        }
        HttpResponse answer = origin.ask(copy == null ? Map.of() : copy.conditions());
        if (answer.status() == 304 && copy != null) {
            CachedResponse validated = copy.validated(answer, now);
            entries.put(key, validated);
            return validated.response();
        }
        CachedResponse fresh = new CachedResponse(answer, cookie, now, Duration.between(now, clock.instant()));
        if (fresh.isStorable()) {
            entries.put(key, fresh);
        } else {
            entries.remove(key);
        }
        return answer;
    }
}
