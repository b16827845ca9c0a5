package org.carillon.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JitterBufferTest {

    private static final int FRAME = 160;

    private final JitterBuffer buffer = new JitterBuffer();
    private final short[] frame = new short[FRAME];

    /** A packet whose samples all carry its number, so that what is read tells where it came from. */
    private boolean put(int start, int number) {
        short[] samples = new short[FRAME];
        Arrays.fill(samples, (short) number);
        return buffer.put(start + number * FRAME, samples, FRAME);
    }

    /** Reads a frame: its number, or -1 where samples are missing. */
    private int read() {
        buffer.read(frame);
        return frame[0] == JitterBuffer.MISSING ? -1 : frame[0];
    }

    private List<Integer> read(int frames) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            numbers.add(read());
        }
        return numbers;
    }

    @Test
    void beforeTheFirstPacketThereIsNothing() {
        assertThat(read(2)).containsExactly(-1, -1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000_000, Integer.MAX_VALUE - 300, -300})
    void theVoiceComesOutAfterTheDelayWhereverTheTimestampsBegin(int start) {
        List<Integer> heard = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            assertThat(put(start, i)).isTrue();
            heard.add(read());
        }
        assertThat(heard).containsExactly(-1, -1, -1, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void reorderingAndRepetitionAreNotHeard() {
        put(0, 1);
        put(0, 3);
        put(0, 2);
        put(0, 3);
        put(0, 2);
        assertThat(read(6)).containsExactly(-1, -1, -1, 1, 2, 3);
    }

    @Test
    void aLostPacketLeavesAGapOfItsLength() {
        put(0, 1);
        put(0, 3);
        assertThat(read(6)).containsExactly(-1, -1, -1, 1, -1, 3);
    }

    @Test
    void aPacketThatComesTooLateIsDropped() {
        put(0, 1);
        put(0, 3);
        read(5);
        assertThat(put(0, 2)).isFalse();
        assertThat(read()).isEqualTo(3);
    }

    @Test
    void packetsThatKeepComingTooLateMakeTheDelayLonger() {
        put(0, 1);
        read(10);
        assertThat(put(0, 2)).isFalse();
        assertThat(put(0, 3)).isFalse();
        assertThat(put(0, 4)).isTrue();
        assertThat(read(5)).containsExactly(-1, -1, -1, -1, 4);
    }

    @Test
    void aSenderWhoseTimeJumpsIsFollowed() {
        put(0, 1);
        read(4);
        int elsewhere = 5_000_000;
        assertThat(put(elsewhere, 2)).isFalse();
        assertThat(put(elsewhere, 3)).isFalse();
        assertThat(put(elsewhere, 4)).isTrue();
        assertThat(read(4)).containsExactly(-1, -1, -1, 4);
    }

    @Test
    void oneWildTimestampDoesNotDisturb() {
        put(0, 1);
        put(5_000_000, 2);
        put(0, 2);
        put(-5_000_000, 2);
        put(0, 3);
        assertThat(read(6)).containsExactly(-1, -1, -1, 1, 2, 3);
    }

    @Test
    void silenceSuppressionIsAGap() {
        put(0, 1);
        read(4);
        read(500);
        put(0, 504);
        assertThat(read(4)).containsExactly(-1, -1, 504, -1);
    }

    @Test
    void aBurstAfterAPauseIsReadFasterAndNothingIsLost() {
        List<Integer> heard = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            put(0, i);
            while (buffer.isTooFull()) {
                heard.add(read());
            }
        }
        heard.addAll(read(9));
        heard.removeIf(number -> number == -1);
        assertThat(heard).startsWith(1, 2, 3).endsWith(199, 200).isSorted().hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 240, 320, 480})
    void packetsOfAnyLengthAreTaken(int length) {
        int packets = 4_800 / length;
        short[] samples = new short[length];
        List<Short> heard = new ArrayList<>();
        int played = 0;
        for (int p = 0; p < packets; p++) {
            for (int i = 0; i < length; i++) {
                samples[i] = (short) (p * length + i);
            }
            buffer.put(p * length, samples, length);
            for (; played < (p + 1) * length; played += FRAME) {
                buffer.read(frame);
                for (short sample : frame) {
                    heard.add(sample);
                }
            }
        }
        assertThat(heard.subList(480, 4_000))
                .doesNotContain(JitterBuffer.MISSING)
                .isSorted();
    }

    @Test
    void hostilePacketsNeverThrowAndNeverStickInTheBuffer() {
        Random random = new Random(7);
        short[] samples = new short[JitterBuffer.MAX_PACKET];
        for (int i = 0; i < 200_000; i++) {
            buffer.put(random.nextInt(), samples, random.nextInt(JitterBuffer.MAX_PACKET + 1));
            for (int reads = 0; buffer.isTooFull(); reads++) {
                assertThat(reads).isLessThan(40);
                read();
            }
            read();
        }
        assertThat(buffer.put(0, new short[2_000], 2_000)).isFalse();
        assertThat(buffer.put(0, samples, 0)).isFalse();
    }

    @Test
    void shuffledWithinTheDelayEverythingIsHeard() {
        Random random = new Random(3);
        List<Integer> heard = new ArrayList<>();
        put(0, 0);
        for (int first = 1; first < 300; first += 3) {
            List<Integer> group = new ArrayList<>(List.of(first, first + 1, first + 2));
            Collections.shuffle(group, random);
            group.forEach(number -> put(0, number));
            heard.addAll(read(3));
        }
        assertThat(heard.subList(3, heard.size())).doesNotContain(-1).isSorted();
    }
}
