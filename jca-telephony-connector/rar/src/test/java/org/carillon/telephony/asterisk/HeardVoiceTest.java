package org.carillon.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.carillon.telephony.rtp.JitterBuffer;
import org.junit.jupiter.api.Test;

class HeardVoiceTest {

    private final HeardVoice heard = new HeardVoice();
    private final short[] frame = new short[160];

    private void put(int count, int value) {
        ByteBuffer samples = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            samples.putShort((short) value);
        }
        heard.put(samples.flip());
    }

    private short read() {
        heard.read(frame);
        return frame[0];
    }

    @Test
    void beginsFortyMillisecondsBehind() {
        put(160, 1);
        assertThat(read()).isEqualTo(JitterBuffer.MISSING);
        put(160, 2);
        assertThat(read()).isEqualTo((short) 1);
        assertThat(read()).isEqualTo((short) 2);
    }

    @Test
    void piecesOfAnyLengthMakeFrames() {
        put(240, 3);
        put(240, 4);
        read();
        heard.read(frame);
        assertThat(frame[79]).isEqualTo((short) 3);
        assertThat(frame[80]).isEqualTo((short) 4);
    }

    @Test
    void aGapIsMissingAndLosesNothing() {
        put(320, 5);
        read();
        read();
        assertThat(read()).isEqualTo(JitterBuffer.MISSING);
        put(160, 6);
        assertThat(read()).isEqualTo((short) 6);
    }

    @Test
    void theValueThatStandsForMissingIsNeverVoice() {
        put(320, Short.MIN_VALUE);
        assertThat(read()).isEqualTo((short) (Short.MIN_VALUE + 1));
    }

    @Test
    void aFloodIsBounded() {
        for (int i = 0; i < 1_000; i++) {
            put(160, 1);
        }
        int frames = 0;
        while (read() != JitterBuffer.MISSING) {
            frames++;
        }
        assertThat(frames).isLessThan(60);
        assertThat(heard.isTooFull()).isFalse();
    }
}
