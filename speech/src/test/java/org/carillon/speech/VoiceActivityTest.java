package org.carillon.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VoiceActivityTest {

    private static final int FRAME = 160;

    private final Random random = new Random(7);

    private short[] noise(double meanMagnitude) {
        short[] frame = new short[FRAME];
        for (int i = 0; i < FRAME; i++) {
            frame[i] = (short) (random.nextGaussian() * meanMagnitude * Math.sqrt(Math.PI / 2));
        }
        return frame;
    }

    private boolean hearsAfter(VoiceActivity voice, int frames, double noise, double then) {
        for (int i = 0; i < frames; i++) {
            voice.hears(noise(noise));
        }
        return voice.hears(noise(then));
    }

    @Test
    void aQuietLineIsSilentAndAVoiceOnItIsHeard() {
        assertThat(hearsAfter(new VoiceActivity(0.5), 50, 0, 0)).isFalse();
        assertThat(hearsAfter(new VoiceActivity(0.5), 50, 0, 1_500)).isTrue();
    }

    @Test
    void theNoiseOfALineIsNoVoiceOnceItIsKnown() {
        VoiceActivity voice = new VoiceActivity(0.5);

        assertThat(hearsAfter(voice, 200, 350, 350)).isFalse();
        assertThat(voice.hears(noise(2_000))).isTrue();
    }

    @Test
    void aLoudVoiceThatNeverPausesStaysAVoice() {
        assertThat(hearsAfter(new VoiceActivity(0.5), 1_000, 3_000, 3_000)).isTrue();
    }

    @Test
    void sensitivityDecidesHowQuietAVoiceMayBe() {
        assertThat(hearsAfter(new VoiceActivity(1), 50, 0, 100)).isTrue();
        assertThat(hearsAfter(new VoiceActivity(0.5), 50, 0, 100)).isFalse();
        assertThat(hearsAfter(new VoiceActivity(0), 50, 0, 1_500)).isFalse();
        assertThat(hearsAfter(new VoiceActivity(0), 50, 0, 5_000)).isTrue();
    }
}
