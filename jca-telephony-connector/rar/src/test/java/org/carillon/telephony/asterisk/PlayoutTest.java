package org.carillon.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.carillon.telephony.media.AudioLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlayoutTest {

    private final List<String> told = new ArrayList<>();
    private final AudioLink link = new AudioLink();
    private final Playout playout = new Playout(link, (id, millis) -> told.add(id + " after " + millis));
    private CountingLine line;

    /** Counts the frames that are put; its network takes nothing and needs not. */
    private static final class CountingLine extends VoiceLine {

        private final int lead;
        private int frames;
        private int flushes;

        CountingLine(SocketChannel channel, int lead) {
            super(channel);
            this.lead = lead;
        }

        @Override
        boolean take(ByteBuffer from, Ear ear) {
            return false;
        }

        @Override
        int lead() {
            return lead;
        }

        @Override
        void putHeader(ByteBuffer to) {
            to.putShort((short) 0);
        }

        @Override
        void put(short[] frame) {
            frames++;
        }

        @Override
        void send() {
            out().clear();
        }

        @Override
        void putFlush(ByteBuffer to) {
            flushes++;
        }
    }

    @BeforeEach
    void open() throws Exception {
        line = new CountingLine(SocketChannel.open(), 10);
    }

    @AfterEach
    void close() throws Exception {
        line.close();
    }

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            playout.tick(0, line);
        }
    }

    private static short[] frames(int count) {
        return new short[160 * count];
    }

    @Test
    void aPromptIsSentAheadAndEndsWhenItHasBeenPlayed() {
        playout.play(frames(50));
        ticks(1);
        assertThat(line.frames).as("the store is filled").isEqualTo(10);
        ticks(49);
        assertThat(told).isEmpty();
        assertThat(line.frames).isEqualTo(50);
        ticks(1);
        assertThat(told).containsExactly("1 after 1000");
    }

    @Test
    void nothingIsSentWhereNothingIsPlayed() {
        ticks(100);
        assertThat(line.frames).isZero();
    }

    @Test
    void aFlushDropsWhatWaitsAtBothEnds() {
        playout.play(frames(50));
        playout.play(frames(50));
        ticks(21);
        playout.flush();
        ticks(1);
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).isIn("1 after 400", "1 after 420", "1 after 440");
        assertThat(told.get(1)).isEqualTo("2 after 0");
        assertThat(line.flushes).isEqualTo(1);
    }

    @Test
    void aPromptThatWasSentButNotYetPlayedIsFlushedToo() {
        playout.play(frames(8));
        ticks(3);
        playout.flush();
        ticks(1);
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).isIn("1 after 40", "1 after 60");
    }

    @Test
    void withoutAStoreAFrameGoesOutWithEachTick() throws Exception {
        line.close();
        line = new CountingLine(SocketChannel.open(), 0);
        playout.play(frames(5));
        ticks(3);
        assertThat(line.frames).isEqualTo(3);
        ticks(4);
        assertThat(line.frames).isEqualTo(5);
        assertThat(told).containsExactly("1 after 100");
    }

    @Test
    void twoPromptsFollowWithoutAGapAndEndOneAfterTheOther() {
        playout.play(new short[1_000]);
        playout.play(new short[1_000]);
        ticks(40);
        assertThat(line.frames).isEqualTo(13);
        assertThat(told).containsExactly("1 after 125", "2 after 125");
    }

    @Test
    void aConnectedCallIsHeardWhereNothingIsPlayed() {
        AudioLink other = new AudioLink();
        link.connect(other);
        ticks(5);
        assertThat(line.frames).isEqualTo(5);
        playout.play(frames(10));
        ticks(10);
        assertThat(line.frames).as("the prompt instead of the call").isEqualTo(15);
    }
}
