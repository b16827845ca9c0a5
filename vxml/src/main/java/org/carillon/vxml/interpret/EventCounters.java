package org.carillon.vxml.interpret;

import java.util.HashMap;
import java.util.Map;

/** How often events occurred in a form item, or in a form as a whole (VoiceXML 2.0 section 5.2.2). */
final class EventCounters {

    private final Map<String, Integer> counts = new HashMap<>();

    /** Counts an event, and with it every event whose name is a prefix of its. */
    void count(String event) {
        for (int end = event.length(); end > 0; end = event.lastIndexOf('.', end - 1)) {
            counts.merge(event.substring(0, end), 1, Integer::sum);
        }
    }

    /** How often the very event occurred. */
    int of(String event) {
        return counts.getOrDefault(event, 0);
    }

    void reset() {
        counts.clear();
    }
}
