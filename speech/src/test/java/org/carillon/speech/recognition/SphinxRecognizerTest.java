package org.carillon.speech.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.speech.FreeTtsSynthesizer;
import org.carillon.speech.SpeechException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the synthesizer's voice says is recognized, as it comes over the telephone: 8000 samples a second, silence around it. */
class SphinxRecognizerTest {

    private static final FreeTtsSynthesizer CALLER = new FreeTtsSynthesizer(1);
    private static final SphinxRecognizer RECOGNIZER = new SphinxRecognizer(Runnable::run);

    private static final String WISHES = grammar("<rule id='root'><one-of><item>stop calling me</item>"
            + "<item>stop all calls</item><item>not for thirty days</item>"
            + "<item>call me between nine and five</item><item>call me any time</item></one-of></rule>");

    private static String grammar(String rules) {
        return "<grammar xmlns='http://www.w3.org/2001/06/grammar' version='1.0' root='root' mode='voice'>" + rules
                + "</grammar>";
    }

    private static short[] said(String words) throws SpeechException {
        short[] speech = CALLER.synthesize("<speak>" + words + "</speak>").samples();
        short[] line = new short[speech.length + 2 * 2_400];
        System.arraycopy(speech, 0, line, 2_400, speech.length);
        return line;
    }

    private static Optional<Hypothesis> hear(String words, String... grammars) throws SpeechException {
        return RECOGNIZER.recognize(said(words), List.of(grammars));
    }

    private static String sure(Optional<Hypothesis> heard) {
        return heard.filter(one -> one.confidence() >= 0.5)
                .map(Hypothesis::words)
                .orElse(null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop calling me",
                "stop all calls",
                "not for thirty days",
                "call me between nine and five",
                "call me any time"
            })
    void aSentenceOfTheGrammarIsRecognized(String sentence) throws Exception {
        assertThat(sure(hear(sentence, WISHES))).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "good morning, who is speaking please",
                "I would like some more information",
                "tomorrow is better for me",
                "can you hear me"
            })
    void whatIsNoSentenceOfTheGrammarIsNotTakenForOne(String sentence) throws Exception {
        assertThat(sure(hear(sentence, WISHES))).isNull();
    }

    @Test
    void silenceIsNothing() throws Exception {
        assertThat(sure(RECOGNIZER.recognize(new short[16_000], List.of(WISHES))))
                .isNull();
    }

    @Test
    void wordsAreToldAsTheGrammarSpellsThemAndNamesAreSpokenByTheirLetters() throws Exception {
        String people = grammar("<rule id='root'><one-of><item>Mister <token>Zimblork</token></item>"
                + "<item>Doctor Miller</item></one-of></rule>");

        assertThat(sure(hear("mister zimblork", people))).isEqualTo("Mister Zimblork");
        assertThat(sure(hear("doctor miller", people))).isEqualTo("Doctor Miller");
    }

    @Test
    void severalGrammarsAreListenedForAtOnce() throws Exception {
        String yes = grammar("<rule id='root'>yes please</rule>");
        String operator = grammar("<rule id='root'>give me the operator</rule>");

        assertThat(sure(hear("yes please", yes, operator))).isEqualTo("yes please");
        assertThat(sure(hear("give me the operator", yes, operator))).isEqualTo("give me the operator");
    }

    @Test
    void rulesRepeatsAndOptionsAreFollowed() throws Exception {
        String order = grammar("<rule id='root'><item repeat='0-1'>please</item> order <ruleref uri='#number'/>"
                + " <ruleref uri='#size'/> <item repeat='1-'><ruleref uri='#dish'/></item></rule>"
                + "<rule id='number'><one-of><item>two</item><item>three</item><item>five</item></one-of></rule>"
                + "<rule id='size'><one-of><item>large</item><item>small</item><item><ruleref special='VOID'/>"
                + "</item><item><ruleref special='NULL'/></item></one-of></rule>"
                + "<rule id='dish'><one-of><item>pizzas</item><item>salads</item></one-of></rule>");

        assertThat(sure(hear("please order five large pizzas", order))).isEqualTo("please order five large pizzas");
        assertThat(sure(hear("order three salads pizzas", order))).isEqualTo("order three salads pizzas");
    }

    @Test
    void aRuleThatRefersToItselfIsFollowedForAWhile() throws Exception {
        String list = grammar("<rule id='root'><one-of><item>monday</item>"
                + "<item>monday and <ruleref uri='#root'/></item></one-of></rule>");

        assertThat(sure(hear("monday and monday and monday", list))).isEqualTo("monday and monday and monday");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not xml",
                "<grammar root='root'/>",
                "<!DOCTYPE grammar [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><grammar root='root'>"
                        + "<rule id='root'>&x;</rule></grammar>",
                "<grammar root='root'><rule id='root'><ruleref special='GARBAGE'/></rule></grammar>",
                "<grammar root='root'><rule id='root'><ruleref uri='#other'/></rule></grammar>",
                "<grammar root='root'><rule id='root'><ruleref uri='http://other.example/'/></rule></grammar>",
                "<grammar root='root'><rule id='root'><item repeat='0-99999'>never</item></rule></grammar>",
                "<grammar root='root'><rule id='root'>123</rule></grammar>"
            })
    void aGrammarThatCannotBeListenedForIsToldOf(String grammar) {
        assertThatThrownBy(() -> RECOGNIZER.recognize(new short[800], List.of(grammar)))
                .isInstanceOf(SpeechException.class);
    }

    @Test
    @Timeout(20)
    void rulesThatReferToEachOtherWithoutEndAreToldOf() {
        StringBuilder rules = new StringBuilder("<rule id='root'>hello <ruleref uri='#r0'/></rule>");
        for (int i = 0; i < 19; i++) {
            String next = "<ruleref uri='#r" + (i + 1) + "'/>";
            rules.append("<rule id='r" + i + "'>").append(next.repeat(5)).append("</rule>");
        }
        rules.append("<rule id='r19'/>");

        assertThatThrownBy(() -> RECOGNIZER.recognize(new short[800], List.of(grammar(rules.toString()))))
                .hasMessageContaining("too large");
    }

    @Test
    void whatHasNoPronunciationCannotBeSaidAndTheRestCan() throws Exception {
        String names =
                grammar("<rule id='root'><one-of><item>caf\u00e9 42</item><item>good morning</item></one-of></rule>");

        assertThat(sure(hear("good morning", names))).isEqualTo("good morning");
    }

    @Test
    void anotherLanguageIsToldOf() {
        assertThatThrownBy(() -> RECOGNIZER.prepare("de-DE")).hasMessageContaining("de-DE");
    }

    @Test
    void theSameUtteranceIsAlwaysUnderstoodInTheSameWay() throws Exception {
        List<Optional<Hypothesis>> heard =
                List.of(hear("stop all calls", WISHES), hear("yes", WISHES), hear("stop all calls", WISHES));

        assertThat(heard.get(0)).isEqualTo(heard.get(2));
        assertThat(Arrays.asList(heard.get(0).orElseThrow().words())).containsExactly("stop all calls");
    }
}
