package org.carillon.telephony.media;

import org.carillon.telephony.CallAudio;

/** The sound of a key: two tones at once (ITU-T Q.23), for peers that know no telephone-event. */
final class KeyTone {

    private static final String KEYPAD = "123A456B789C*0#D";
    private static final int[] ROWS_HZ = {697, 770, 852, 941};
    private static final int[] COLUMNS_HZ = {1209, 1336, 1477, 1633};
    /** About -10 dBm0 each. */
    private static final double AMPLITUDE = 7_000;

    private KeyTone() {}

    /** Fills the frame that begins so many samples after the key was pressed. */
    static void fill(short[] frame, char key, int samplesSincePress) {
        int place = KEYPAD.indexOf(key);
        double row = radiansPerSample(ROWS_HZ[place / 4]);
        double column = radiansPerSample(COLUMNS_HZ[place % 4]);
        for (int i = 0; i < frame.length; i++) {
            int t = samplesSincePress + i;
            frame[i] = (short) (AMPLITUDE * (Math.sin(row * t) + Math.sin(column * t)));
        }
    }

    private static double radiansPerSample(int hertz) {
        return 2 * Math.PI * hertz / CallAudio.SAMPLE_RATE_HZ;
    }
}
