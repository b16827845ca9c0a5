package org.carillon.vxml.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.vxml.platform.CallerStory.aCaller;

import java.time.Duration;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.Run;
import org.junit.jupiter.api.Test;

/** VoiceXML 2.0 appendix D.1: timing of keys. */
class KeyTimingTest {

    private static String field(String type, String properties) {
        return """
                <form>
                  %s
                  <field name="number" type="%s">
                    <prompt>Number?</prompt>
                    <filled><exit namelist="number"/></filled>
                    <nomatch>What? <reprompt/></nomatch>
                    <noinput><exit expr="'silence'"/></noinput>
                  </field>
                </form>
                """
                .formatted(properties, type);
    }

    /** The prompt takes 300 ms, the first key comes 500 ms after it, the next ones 200 ms apart. */
    private static Duration lastKey(int keys) {
        return Duration.ofMillis(300 + 500 + 200L * (keys - 1));
    }

    @Test
    void aFieldThatCannotGrowEndsAtOnce() { // D.1.5
        Run run = aCaller().hears("Number?").presses("1234").runs(field("digits?length=4", ""));
        assertThat(run.value("number")).isEqualTo("1234");
        assertThat(run.phone().elapsed()).isEqualTo(lastKey(4));
    }

    @Test
    void aFieldThatCouldGrowEndsAfterTheInterdigitTimeout() { // D.1.3
        String interdigit = "<property name=\"interdigittimeout\" value=\"2s\"/>";
        Run run = aCaller().hears("Number?").presses("12").runs(field("digits", interdigit));
        assertThat(run.value("number")).isEqualTo("12");
        assertThat(run.phone().elapsed()).isEqualTo(lastKey(2).plusSeconds(2));
    }

    @Test
    void theTerminatorEndsAtOnceAndIsNoPartOfTheValue() { // D.1.4
        Run run = aCaller().hears("Number?").presses("12#").runs(field("digits", ""));
        assertThat(run.value("number")).isEqualTo("12");
        assertThat(run.phone().elapsed()).isEqualTo(lastKey(3));
    }

    @Test
    void withATermtimeoutATerminatorIsWaitedFor() { // D.1.6
        String termtimeout = "<property name=\"termtimeout\" value=\"1s\"/>";
        Run run = aCaller().hears("Number?").presses("1234").runs(field("digits?length=4", termtimeout));
        assertThat(run.value("number")).isEqualTo("1234");
        assertThat(run.phone().elapsed()).isEqualTo(lastKey(4).plusSeconds(1));
    }

    @Test
    void theTerminatorAfterTheLastKeyEndsTheWait() { // D.1.7
        String termtimeout = "<property name=\"termtimeout\" value=\"1s\"/>";
        Run run = aCaller().hears("Number?").presses("1234#").runs(field("digits?length=4", termtimeout));
        assertThat(run.value("number")).isEqualTo("1234");
        assertThat(run.phone().elapsed()).isEqualTo(lastKey(5));
    }

    @Test
    void anotherTerminatorCanBeChosen() {
        String star = "<property name=\"termchar\" value=\"*\"/>";
        Run run = aCaller().hears("Number?").presses("12*").runs(field("digits", star));
        assertThat(run.value("number")).isEqualTo("12");
    }

    @Test
    void withoutATerminatorItIsAKeyLikeAnyOther() { // D.1.5
        String none = "<property name=\"termchar\" value=\"\"/>";
        Run run = aCaller()
                .hears("Number?")
                .presses("12#")
                .hears("What?")
                .presses("34")
                .runs(field("digits", none));
        assertThat(run.value("number")).isEqualTo("34");
    }

    @Test
    void tooFewKeysAreANomatchAfterTheInterdigitTimeout() { // D.1.2
        Run run = aCaller()
                .hears("Number?")
                .presses("123")
                .hears("What?")
                .presses("1234")
                .runs(field("digits?length=4", ""));
        assertThat(run.diary().events()).containsExactly("nomatch");
        assertThat(run.value("number")).isEqualTo("1234");
    }

    @Test
    void wrongKeysAreCollectedUntilTheTerminatorBeforeTheyAreANomatch() { // D.1.8
        Run run = aCaller()
                .hears("Number?")
                .presses("*123#")
                .hears("What?")
                .presses("1234")
                .runs(field("digits?length=4", ""));
        assertThat(run.diary().events()).containsExactly("nomatch");
    }

    @Test
    void noKeyInTimeIsANoinput() { // D.1.1
        Run run = aCaller().hears("Number?").staysSilent().runs(field("digits", ""));
        assertThat(run.value("expr")).isEqualTo("silence");
        assertThat(run.phone().elapsed()).isEqualTo(Duration.ofMillis(300).plusSeconds(5));
    }

    @Test
    void aPromptsOwnTimeoutCounts() { // section 4.1.7
        Run run = aCaller()
                .hears("Well?")
                .staysSilent()
                .runs(
                        """
                <form>
                  <field name="f" type="digits">
                    <prompt timeout="1s">Well?</prompt>
                    <noinput><exit/></noinput>
                  </field>
                </form>
                """);
        assertThat(run.phone().elapsed()).isEqualTo(Duration.ofMillis(1300));
    }

    @Test
    void keysBeyondAFieldAreTheNextFieldsFirst() { // section 4.1.8: type-ahead
        Run run = aCaller()
                .hears("One?")
                .rattles("1234")
                .runs(
                        """
                <form>
                  <field name="one" type="digits?length=2"><prompt>One?</prompt></field>
                  <field name="two" type="digits?length=2"><prompt>Two?</prompt></field>
                  <block><exit namelist="one two"/></block>
                </form>
                """);
        assertThat(run.value("one")).isEqualTo("12");
        assertThat(run.value("two")).isEqualTo("34");
        assertThat(run.phone().heard()).containsExactly("One?");
    }

    @Test
    void typedAheadKeysDieAtAPromptThatCannotBeInterrupted() { // section 4.1.5
        Run run = aCaller()
                .hears("One?")
                .rattles("1299")
                .hears("Two?")
                .presses("34")
                .runs(
                        """
                <form>
                  <field name="one" type="digits?length=2"><prompt>One?</prompt></field>
                  <field name="two" type="digits?length=2"><prompt bargein="false">Two?</prompt></field>
                  <block><exit namelist="one two"/></block>
                </form>
                """);
        assertThat(run.value("two")).isEqualTo("34");
    }

    @Test
    void inputmodesWithoutDtmfLeavesKeysAlone() { // section 6.3.6
        String voice = "<property name=\"inputmodes\" value=\"voice\"/>";
        Run run = aCaller().hears("Number?").presses("1").runs(field("digits", voice));
        assertThat(run.value("expr")).isEqualTo("silence");
    }

    @Test
    void aHangUpWhileKeysComeInIsToldAtOnce() {
        Run run = aCaller()
                .hears("Number?")
                .does(phone -> {
                    phone.happens(Duration.ofMillis(100), new PlatformEvent.KeyPressed('1'));
                    phone.hangUp(Duration.ofMillis(200));
                })
                .runs(field("digits", ""));
        assertThat(run.diary().events()).containsExactly("connection.disconnect.hangup");
        assertThat(run.phone().elapsed()).isEqualTo(Duration.ofMillis(500));
    }
}
