package org.carillon.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.carillon.telephony.CallAudio;
import org.junit.jupiter.api.Test;

class FrameRingTest {

    private final FrameRing ring = new FrameRing();
    private final short[] frame = new short[CallAudio.FRAME_SAMPLES];

    private void write(int sample) {
        Arrays.fill(frame, (short) sample);
        ring.write(frame);
    }

    private int read() {
        Arrays.fill(frame, (short) -1);
        ring.read(frame);
        assertThat(frame).containsOnly(frame[0]);
        return frame[0];
    }

    @Test
    void framesComeOutInTheirOrderAndThenSilence() {
        write(1);
        write(2);
        assertThat(read()).isEqualTo(1);
        assertThat(read()).isEqualTo(2);
        assertThat(read()).isZero();
        write(3);
        assertThat(read()).isEqualTo(3);
    }

    @Test
    void aFasterWriterIsHeardLateByThreeFramesAtMost() {
        int second = 1;
        for (int tick = 1; tick <= 10_000; tick++) {
            write(tick + second - 1);
            if (tick % 50 == 0) {
                write(tick + second++);
            }
            int newest = tick + second - 1;
            assertThat(newest - read()).as("frames behind in tick %d", tick).isBetween(0, FrameRing.MOST_WAITING);
        }
    }

    @Test
    void aReaderThatHasSleptSkipsWhatIsOld() {
        for (int i = 1; i <= 1_000; i++) {
            write(i);
        }
        assertThat(read()).isEqualTo(999);
        assertThat(read()).isEqualTo(1_000);
        assertThat(read()).isZero();
    }

    @Test
    void aReaderThatIsOvertakenWhileItCopiesNeverSeesHalfAFrame() throws InterruptedException {
        int frames = 3_000_000;
        Thread writer = new Thread(() -> {
            short[] own = new short[CallAudio.FRAME_SAMPLES];
            for (int i = 1; i <= frames; i++) {
                Arrays.fill(own, (short) (i % 30_000 + 1));
                ring.write(own);
            }
        });
        int heard = 0;
        writer.start();
        while (writer.isAlive()) {
            heard += read() > 0 ? 1 : 0;
        }
        writer.join();
        assertThat(heard).isPositive();
    }
}
