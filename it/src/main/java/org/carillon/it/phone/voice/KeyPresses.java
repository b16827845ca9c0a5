package org.carillon.it.phone.voice;

import java.util.ArrayDeque;
import java.util.Deque;

/** Keys on their way out (RFC 4733): 100 ms each, their end told three times, then 100 ms of pause. */
final class KeyPresses {

    static final String KEYS = "0123456789*#ABCD";

    private static final int TICKS_PRESSED = 5;
    private static final int TICKS_TOLD = 7;
    private static final int TICKS_IN_ALL = 10;

    private final Deque<Character> waiting = new ArrayDeque<>();
    private int tick;
    private int event = -1;
    private int startTimestamp;

    void add(String keys) {
        for (char key : keys.toCharArray()) {
            if (KEYS.indexOf(key) < 0) {
                throw new IllegalArgumentException("not a key: " + key);
            }
            waiting.add(key);
        }
    }

    /** Goes 20 ms further. */
    void tick(int timestamp) {
        if (event >= 0 && ++tick > TICKS_IN_ALL) {
            event = -1;
        }
        if (event < 0 && !waiting.isEmpty()) {
            event = KEYS.indexOf(waiting.remove());
            tick = 1;
            startTimestamp = timestamp;
        }
    }

    /** Whether this tick tells of a key. */
    boolean isTelling() {
        return event >= 0 && tick <= TICKS_TOLD;
    }

    boolean isFirst() {
        return tick == 1;
    }

    int startTimestamp() {
        return startTimestamp;
    }

    int payload() {
        int end = tick >= TICKS_PRESSED ? 0x80 : 0;
        return event << 24 | (end | 10) << 16 | 160 * Math.min(tick, TICKS_PRESSED);
    }
}
