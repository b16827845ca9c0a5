package org.carillon.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carillon.speech.Speech;
import org.carillon.vxml.platform.PlayPosition;
import org.junit.jupiter.api.Test;

class PlayingTest {

    private static final long SECOND = 1_000_000_000L;

    private final Playing playing = new Playing();

    private static Speech aSecond(Speech.Mark... marks) {
        return new Speech(new short[8_000], 8_000, List.of(marks));
    }

    @Test
    void endsWithTheLastOfSeveral() {
        playing.add(aSecond(), 0, () -> 1);
        playing.add(aSecond(), 0, () -> 2);
        assertThat(playing.ended(1)).isFalse();
        assertThat(playing.ended(2)).isTrue();
        assertThat(playing.isSilent()).isTrue();
    }

    @Test
    void theEndOfWhatWasDroppedIsNoEnd() {
        playing.add(aSecond(), 0, () -> 1);
        playing.drop(SECOND / 2);
        playing.add(aSecond(), SECOND, () -> 2);
        assertThat(playing.ended(1)).isFalse();
        assertThat(playing.ended(2)).isTrue();
    }

    @Test
    void knowsTheLastMarkPassed() {
        playing.add(aSecond(new Speech.Mark("early", 100), new Speech.Mark("late", 900)), 0, () -> 1);
        assertThat(playing.drop(SECOND / 2)).isEqualTo(new PlayPosition("early", 400));
    }

    @Test
    void marksOfLaterPartsAreBehindTheEarlierOnes() {
        playing.add(aSecond(), 0, () -> 1);
        playing.mark("between");
        playing.add(aSecond(), 0, () -> 2);
        assertThat(playing.drop(SECOND + SECOND / 2)).isEqualTo(new PlayPosition("between", 500));
    }

    @Test
    void beforeAnyMarkThereIsNone() {
        playing.add(aSecond(new Speech.Mark("late", 900)), 0, () -> 1);
        assertThat(playing.drop(SECOND / 2)).isEqualTo(PlayPosition.NONE);
    }
}
