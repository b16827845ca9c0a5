package org.carillon.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers which forgotten sessions this node has told about, so that it does not do so at every scan. Thread-safe. */
@ApplicationScoped
public class ForgottenSessions {

    private final Map<String, Instant> told = new HashMap<>();

    /** Those of the candidates that were not told since then; they are told now. */
    synchronized List<String> notToldSince(List<String> candidates, Instant then, Instant now) {
        told.values().removeIf(when -> when.isBefore(then));
        List<String> news =
                candidates.stream().filter(id -> !told.containsKey(id)).toList();
        news.forEach(id -> told.put(id, now));
        return news;
    }
}
