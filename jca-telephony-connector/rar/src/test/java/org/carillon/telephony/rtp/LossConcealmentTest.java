package org.carillon.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LossConcealmentTest {

    private static final int FRAME = 160;

    private final LossConcealment concealment = new LossConcealment();

    /** Voiced sound of 125 Hz with overtones. */
    private static short[] voice(int frameNumber) {
        short[] frame = new short[FRAME];
        for (int i = 0; i < FRAME; i++) {
            double t = 2 * Math.PI * 125 * (frameNumber * FRAME + i) / 8_000;
            frame[i] = (short) (6_000 * Math.sin(t) + 3_000 * Math.sin(2 * t) + 1_000 * Math.sin(5 * t));
        }
        return frame;
    }

    private static short[] lost() {
        short[] frame = new short[FRAME];
        Arrays.fill(frame, JitterBuffer.MISSING);
        return frame;
    }

    @Test
    void goodFramesPassUnchanged() {
        short[] frame = voice(0);
        concealment.conceal(frame);
        assertThat(frame).isEqualTo(voice(0));
    }

    @Test
    void aLostFrameOfVoiceSoundsMuchAsItWould() {
        for (int i = 0; i < 5; i++) {
            concealment.conceal(voice(i));
        }
        short[] frame = lost();
        concealment.conceal(frame);

        short[] missed = voice(5);
        double error = 0;
        double energy = 0;
        for (int i = 0; i < FRAME; i++) {
            error += Math.pow(frame[i] - missed[i], 2);
            energy += Math.pow(missed[i], 2);
        }
        assertThat(error / energy).isLessThan(0.1);
    }

    @Test
    void aLongGapFadesToSilence() {
        concealment.conceal(voice(0));
        concealment.conceal(voice(1));
        for (int i = 0; i < 3; i++) {
            concealment.conceal(lost());
        }
        short[] frame = lost();
        concealment.conceal(frame);
        assertThat(frame).containsOnly((short) 0);
    }

    @Test
    void aGapBeforeAnySoundIsSilent() {
        short[] frame = lost();
        concealment.conceal(frame);
        assertThat(frame).containsOnly((short) 0);
    }
}
