package org.carillon.telephony.rtp;

import java.util.concurrent.ArrayBlockingQueue;

/**
 * Sends keys one after the other: 100 ms each, then 100 ms of pause. A key is told by a packet every 20 ms, the last of them three times
 * (RFC 4733 section 2.5.1). Keys are queued by any thread; everything else belongs to the media clock.
 */
public final class KeySender {

    /** What goes out in a tick. */
    public enum Step {
        /** No key: voice. */
        VOICE,
        /** A packet of a key. */
        EVENT,
        /** The pause after a key: silence. */
        PAUSE
    }

    static final int MAX_QUEUED = 128;

    private static final int TICK_SAMPLES = 160;
    private static final int KEY_TICKS = 5;
    private static final int LAST_EVENT_TICK = KEY_TICKS + 2;
    private static final int CYCLE_TICKS = 2 * KEY_TICKS;

    private final ArrayBlockingQueue<Character> queue = new ArrayBlockingQueue<>(MAX_QUEUED);
    private char key;
    private int tick;
    private int start;

    /**
     * Queues a key.
     *
     * @throws IllegalArgumentException when it is none
     * @throws IllegalStateException when {@value #MAX_QUEUED} wait already
     */
    public void add(char wanted) {
        if (!TelephoneEvent.isKey(wanted)) {
            throw new IllegalArgumentException("not a key of a telephone: " + wanted);
        }
        queue.add(wanted);
    }

    /** Goes one tick further; the timestamp is that of now. */
    public Step step(int timestamp) {
        if (tick == 0 || tick == CYCLE_TICKS) {
            Character next = queue.poll();
            tick = 0;
            if (next == null) {
                return Step.VOICE;
            }
            key = next;
            start = timestamp;
        }
        tick++;
        return tick <= LAST_EVENT_TICK ? Step.EVENT : Step.PAUSE;
    }

    /** The key being sent. */
    public char key() {
        return key;
    }

    /** Whether the key sounds in this tick; if not, its end is being repeated. */
    public boolean isSounding() {
        return tick <= KEY_TICKS;
    }

    /** Whether this is the key's first packet: it carries the marker. */
    public boolean isFirst() {
        return tick == 1;
    }

    /** The timestamp of all packets of this key. */
    public int start() {
        return start;
    }

    /** The payload of this tick's packet. */
    public int payload() {
        return TelephoneEvent.payload(key, tick >= KEY_TICKS, Math.min(tick, KEY_TICKS) * TICK_SAMPLES);
    }
}
