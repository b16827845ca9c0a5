package org.carillon.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreeTtsSynthesizerTest {

    private static final FreeTtsSynthesizer SYNTHESIZER = new FreeTtsSynthesizer(2);

    @Test
    void aSentenceIsSpokenAtTheTelephoneRateAndAtAHumanSpeed() throws Exception {
        Speech speech = speak("Hello world. This is a test.");

        assertThat(speech.sampleRateHz()).isEqualTo(8000);
        assertThat(speech.millis()).isBetween(1_500L, 4_000L);
        assertThat(loudness(speech)).isGreaterThan(500);
    }

    @Test
    void speakingBeginsAtOnce() throws Exception {
        Speech speech = speak("Hello");

        assertThat(loudness(speech, 0, 150)).isGreaterThan(100);
    }

    @Test
    void marksFallWhereTheyStandInTheText() throws Exception {
        Speech speech =
                speak("<mark name='a'/>One two three four. <mark name='b'/>Five six <mark name='c'/>seven eight."
                        + "<mark name='d'/>");

        assertThat(speech.marks()).extracting(Speech.Mark::name).containsExactly("a", "b", "c", "d");
        List<Long> at = speech.marks().stream().map(Speech.Mark::atMillis).toList();
        assertThat(at).isSorted();
        assertThat(at.get(0)).isLessThan(50);
        assertThat(at.get(1)).isBetween(1_000L, 2_200L);
        assertThat(at.get(2) - at.get(1)).isBetween(400L, 1_200L);
        assertThat(at.get(3)).isEqualTo(speech.millis());
    }

    @Test
    void aMarkBetweenSentencesFallsOnTheFirstWordOfTheNext() throws Exception {
        Speech speech = speak("Hello there.<mark name='next'/> Goodbye.");

        long at = speech.marks().get(0).atMillis();
        assertThat(loudness(speech, at - 200, at - 20)).isLessThan(20);
        assertThat(loudness(speech, at, at + 200)).isGreaterThan(200);
    }

    @Test
    void aBreakIsSilenceOfItsLength() throws Exception {
        long without = speak("Hello. Goodbye.").millis();
        long with = speak("Hello.<break time='2s'/>Goodbye.").millis();

        // in place of the pause between sentences
        assertThat(with - without).isBetween(1_500L, 2_000L);
    }

    @Test
    void paragraphsAndSentencesArePausedBetween() throws Exception {
        long joined = speak("one two").millis();
        long sentences = speak("<s>one</s><s>two</s>").millis();
        long paragraphs = speak("<p>one</p><p>two</p>").millis();

        assertThat(sentences).isGreaterThan(joined + 200);
        assertThat(paragraphs).isGreaterThan(sentences + 200);
    }

    @Test
    void slowSpeechTakesLonger() throws Exception {
        long normal = speak("The quick brown fox jumps over the lazy dog").millis();
        long slow = speak("<prosody rate='x-slow'>The quick brown fox jumps over the lazy dog</prosody>")
                .millis();

        assertThat((double) slow / normal).isBetween(1.7, 2.3);
    }

    @Test
    void softSpeechIsSoft() throws Exception {
        double normal = loudness(speak("How are you today"));
        double half = loudness(speak("<prosody volume='50'>How are you today</prosody>"));

        assertThat(half / normal).isBetween(0.45, 0.55);
        assertThat(loudness(speak("<prosody volume='silent'>How are you today</prosody>")))
                .isZero();
    }

    @Test
    void aHigherPitchIsHeard() throws Exception {
        assertThat(speak("<prosody pitch='x-high'>no no no no</prosody>").samples())
                .isNotEqualTo(speak("no no no no").samples());
    }

    @Test
    void digitsAreSpokenOneByOne() throws Exception {
        assertThat(speak("<say-as interpret-as='digits'>4711</say-as>").samples())
                .isEqualTo(speak("4 7 1 1").samples());
    }

    @Test
    void whatCannotBePronouncedAtAllIsAnError() {
        assertThatThrownBy(() -> speak("日本語"))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("English");
    }

    @Test
    void anEmptyDocumentIsSilence() throws Exception {
        assertThat(speak(" ").millis()).isZero();
        assertThat(speak("... - '").millis()).isLessThan(1000);
    }

    @Test
    void accentsAreLeftOut() throws Exception {
        assertThat(speak("café").samples()).isEqualTo(speak("cafe").samples());
    }

    @Test
    void endlessWordsAndLongTextsAreBounded() {
        assertThatThrownBy(() -> speak("word ".repeat(19_000))).isInstanceOf(SpeechException.class);
    }

    @Test
    void anEndlessWordDoesNotTakeForEver() throws Exception {
        assertThat(speak("x".repeat(1_000)).millis()).isPositive();
        assertThat(speak("9".repeat(500)).millis()).isPositive();
    }

    @Test
    void oddTextIsSpokenToo() throws Exception {
        for (String text : List.of(
                "Hello. ",
                "Dr. ",
                "$5. ",
                "Dr. : who",
                "St. St. ",
                "1,2. ",
                "- a -",
                "'",
                "1990s '90s",
                "x_y",
                "a.b. c")) {
            assertThat(speak(text).millis()).as(text).isNotNegative();
        }
        Random random = new Random(20261121);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(1 + random.nextInt(20), 32, 127)
                    .filter(c -> c != '<' && c != '&' && c != '>')
                    .forEach(text::appendCodePoint);
            assertThat(speak(text.toString()).millis()).as(text.toString()).isNotNegative();
        }
    }

    @Test
    void manyCallersHearTheSameAsOne() throws Exception {
        List<String> texts = IntStream.range(0, 24)
                .mapToObj(i -> "Number " + i * 37 + " is a lovely number, is it not?")
                .toList();
        List<short[]> alone = new ArrayList<>();
        for (String text : texts) {
            alone.add(speak(text).samples());
        }
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try {
            List<Callable<short[]>> calls = texts.stream()
                    .map(text -> (Callable<short[]>) () -> speak(text).samples())
                    .toList();
            var together = callers.invokeAll(calls);
            for (int i = 0; i < texts.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i));
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void noThreadIsLeftBehind() throws Exception {
        int before = Thread.activeCount();
        new FreeTtsSynthesizer(1).synthesize("<speak>Hello</speak>");

        assertThat(Thread.activeCount()).isLessThanOrEqualTo(before);
    }

    private static Speech speak(String content) throws SpeechException {
        return SYNTHESIZER.synthesize("<speak version='1.0'>" + content + "</speak>");
    }

    private static double loudness(Speech speech) {
        return loudness(speech, 0, speech.millis());
    }

    private static double loudness(Speech speech, long fromMillis, long toMillis) {
        double sum = 0;
        int from = (int) fromMillis * 8;
        int to = Math.min(speech.samples().length, (int) toMillis * 8);
        for (int i = from; i < to; i++) {
            sum += (double) speech.samples()[i] * speech.samples()[i];
        }
        return Math.sqrt(sum / Math.max(1, to - from));
    }
}
