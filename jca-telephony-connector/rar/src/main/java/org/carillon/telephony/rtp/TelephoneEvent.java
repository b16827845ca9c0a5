package org.carillon.telephony.rtp;

/** The payload of a telephone-event packet (RFC 4733 section 2.3), and the keys that events stand for (section 3.2). */
public final class TelephoneEvent {

    private static final String KEYS = "0123456789*#ABCD";
    private static final int END = 1 << 23;
    private static final int VOLUME_MINUS_10_DBM0 = 10 << 16;

    private TelephoneEvent() {}

    /** Whether the character is a key of a telephone. */
    public static boolean isKey(char key) {
        return KEYS.indexOf(key) >= 0;
    }

    /** The key that a payload speaks of, or 0 when its event is none. */
    public static char key(int payload) {
        int event = payload >>> 24;
        return event < KEYS.length() ? KEYS.charAt(event) : 0;
    }

    /** Whether the payload tells the end of its event. */
    public static boolean isEnd(int payload) {
        return (payload & END) != 0;
    }

    /** The duration so far, in timestamp units. */
    public static int duration(int payload) {
        return payload & 0xFFFF;
    }

    /** The four octets of the payload. */
    public static int payload(char key, boolean end, int duration) {
        return KEYS.indexOf(key) << 24 | (end ? END : 0) | VOLUME_MINUS_10_DBM0 | duration;
    }
}
