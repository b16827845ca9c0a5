package org.carillon.telephony.rtp;

/**
 * Makes key presses of telephone-event packets (RFC 4733 section 2.5.2): each press once, at its first packet that arrives, whatever was
 * lost, repeated or reordered. All packets of one press carry the timestamp of its beginning. Not thread-safe.
 */
public final class KeyReceiver {

    /** Stands for: no new key. */
    public static final char NONE = 0;

    private static final int REMEMBERED = 16;

    private final int[] begun = new int[REMEMBERED];
    private int count;
    private char latestKey;
    private int latestStart;
    private int latestDuration;
    private boolean latestEnded;

    /** Takes a packet and tells the key that it is the first to tell of, or {@link #NONE}. */
    public char receive(int timestamp, int payload) {
        char key = TelephoneEvent.key(payload);
        if (key == NONE) {
            return NONE;
        }
        boolean repeated = isKnown(timestamp);
        if (repeated && timestamp != latestStart) {
            return NONE;
        }
        boolean pressed = !repeated && !continuesLatest(key, timestamp);
        if (!repeated) {
            begun[count++ % REMEMBERED] = timestamp;
        }
        follow(key, timestamp, payload, pressed || !repeated);
        return pressed ? key : NONE;
    }

    private boolean isKnown(int timestamp) {
        for (int i = Math.min(count, REMEMBERED) - 1; i >= 0; i--) {
            if (begun[i] == timestamp) {
                return true;
            }
        }
        return false;
    }

    /** A key held for more than 8 s is sent in segments, each beginning where the last one left off (section 2.5.1.3). */
    private boolean continuesLatest(char key, int timestamp) {
        int later = timestamp - latestStart;
        return count > 0 && key == latestKey && !latestEnded && later > 0 && later <= latestDuration;
    }

    private void follow(char key, int timestamp, int payload, boolean anew) {
        if (anew) {
            latestKey = key;
            latestStart = timestamp;
            latestDuration = 0;
            latestEnded = false;
        }
        latestDuration = Math.max(latestDuration, TelephoneEvent.duration(payload));
        latestEnded |= TelephoneEvent.isEnd(payload);
    }
}
