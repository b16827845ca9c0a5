package org.carillon.speech;

/**
 * Tells speech from silence by its loudness, frame by frame: what is clearly louder than the line's own noise, which is followed. Allocates
 * nothing. Not thread-safe.
 */
public final class VoiceActivity {

    /** Mean magnitude of a frame below which nobody speaks, at medium sensitivity: -41 dB of full scale. */
    private static final double QUIETEST_SPEECH = 300;

    /** So many times louder than the noise is speech. */
    private static final double ABOVE_NOISE = 3;

    /** The share by which the noise that is taken for the line's rises in a frame: to the double in about 1.4 s of 20 ms each. */
    private static final double RISE = 1.01;

    private static final double LOUDEST_NOISE = 400;

    private final double quietest;
    private double noise;

    /** @param sensitivity 0.0 to 1.0: the higher, the quieter is speech (VoiceXML 2.0 section 6.3.2); 0.5 is medium */
    public VoiceActivity(double sensitivity) {
        // 1.0 hears what is ten times quieter, 0.0 only what is ten times louder
        quietest = QUIETEST_SPEECH * Math.pow(10, 1 - 2 * sensitivity);
        noise = quietest / ABOVE_NOISE;
    }

    /** Whether somebody speaks in that frame. */
    public boolean hears(short[] frame) {
        long sum = 0;
        for (short sample : frame) {
            sum += Math.abs(sample);
        }
        double level = (double) sum / frame.length;
        boolean speech = level > Math.max(quietest, noise * ABOVE_NOISE);
        noise = Math.min(LOUDEST_NOISE, level < noise ? level + (noise - level) / 2 : noise * RISE);
        return speech;
    }
}
