package org.carillon.vxml.fetch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A cache that all sessions share (RFC 9111), for GET. Bounded in entries and bytes, least recently used go first. Thread-safe.
 */
final class HttpCache {

    private static final long MAX_BYTES = 64L * 1024 * 1024;
    private static final int MAX_ENTRIES = 2_000;

    private final Clock clock;
    private final Map<String, CachedResponse> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

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
            forget(key);
            return origin.ask(Map.of());
        }
        CachedResponse copy = find(key);
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
            keep(key, validated);
            return validated.response();
        }
        CachedResponse fresh = new CachedResponse(answer, cookie, now, Duration.between(now, clock.instant()));
        if (fresh.isStorable()) {
            keep(key, fresh);
        } else {
            forget(key);
        }
        return answer;
    }

    private synchronized CachedResponse find(String key) {
        return entries.get(key);
    }

    private synchronized void forget(String key) {
        CachedResponse old = entries.remove(key);
        bytes -= old == null ? 0 : old.response().body().length;
    }

    private synchronized void keep(String key, CachedResponse entry) {
        forget(key);
        entries.put(key, entry);
        bytes += entry.response().body().length;
        while (bytes > MAX_BYTES || entries.size() > MAX_ENTRIES) {
            forget(entries.keySet().iterator().next());
        }
    }
}
