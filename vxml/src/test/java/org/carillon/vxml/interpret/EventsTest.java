package org.carillon.vxml.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.vxml.platform.CallerStory.aCaller;

import org.carillon.vxml.SessionResult;
import org.carillon.vxml.platform.Run;
import org.junit.jupiter.api.Test;

/** VoiceXML 2.0 section 5.2: events. */
class EventsTest {

    private static Object caughtBy(String documentLevel, String formLevel, String thrown) {
        return aCaller()
                .runs(documentLevel + "<form>" + formLevel + "<block><throw event=\"" + thrown + "\"/></block></form>")
                .value("expr");
    }

    @Test
    void theInnermostHandlerWins() {
        assertThat(caughtBy(
                        "<catch event=\"a.b.c\"><exit expr=\"'document'\"/></catch>",
                        "<catch event=\"a\"><exit expr=\"'form'\"/></catch>",
                        "a.b.c"))
                .isEqualTo("form");
    }

    @Test
    void aNameIsAPrefixOfWholeTokensOnly() {
        assertThat(caughtBy(
                        "<catch><exit expr=\"'all'\"/></catch>",
                        "<catch event=\"a.b\"><exit expr=\"'form'\"/></catch>",
                        "a.bc"))
                .isEqualTo("all");
    }

    @Test
    void aHandlersConditionCounts() {
        assertThat(caughtBy(
                        "<catch><exit expr=\"'all'\"/></catch>",
                        "<catch event=\"a\" cond=\"1 &gt; 2\"><exit expr=\"'form'\"/></catch>",
                        "a"))
                .isEqualTo("all");
    }

    @Test
    void aCatchAllDoesNotDisturbWhatIsNoEvent() { // a defect of a peer
        Run run = aCaller()
                .hears("n?")
                .presses("1")
                .runs(
                        """
                <catch><exit expr="'caught ' + _event"/></catch>
                <form>
                  <block><goto nextitem="n"/></block>
                  <field name="n" type="digits?length=1"><prompt>n?</prompt></field>
                  <block><goto next="#second"/></block>
                </form>
                <form id="second"><subdialog name="s" src="#sub"/><block><exit expr="'fine'"/></block></form>
                <form id="sub"><block><return/></block></form>
                """);
        assertThat(run.value("expr")).isEqualTo("fine");
    }

    @Test
    void theHighestCountThatIsReachedWins() {
        aCaller()
                .hears("n?")
                .staysSilent()
                .hears("once")
                .hears("n?")
                .staysSilent()
                .hears("n?")
                .staysSilent()
                .hears("thrice")
                .runs(
                        """
                        <form>
                          <field name="n" type="digits">
                            <prompt>n?</prompt>
                            <noinput>once <reprompt/></noinput>
                            <noinput count="2"><reprompt/></noinput>
                            <noinput count="3">thrice <exit/></noinput>
                          </field>
                        </form>
                        """);
    }

    @Test
    void withoutRepromptAHandlerSpeaksAlone() { // section 5.3.6
        Run run = aCaller()
                .hears("n?")
                .staysSilent()
                .hears("Please")
                .presses("1")
                .runs(
                        """
                <form>
                  <field name="n" type="digits?length=1">
                    <prompt>n?</prompt>
                    <noinput>Please</noinput>
                    <filled><exit/></filled>
                  </field>
                </form>
                """);
        assertThat(run.phone().heard()).containsExactly("n?", "Please");
    }

    @Test
    void anErrorNobodyCatchesEndsTheSessionWithItsReason() { // section 5.2.5
        Run run = aCaller()
                .hears("something went wrong")
                .runs("<form><block><value expr=\"nothing.here\"/></block></form>");
        assertThat(run.result().kind()).isEqualTo(SessionResult.Kind.ERROR);
        assertThat(run.result().event()).isEqualTo("error.semantic");
        assertThat(run.result().message()).contains("nothing");
    }

    @Test
    void aThrowInFilledSkipsTheOtherFilled() { // section 2.4
        Run run = aCaller()
                .hears("n?")
                .presses("1")
                .runs(
                        """
                <form>
                  <catch event="oops"><log>caught</log></catch>
                  <field name="n" type="digits?length=1">
                    <prompt>n?</prompt>
                    <filled><throw event="oops"/></filled>
                    <filled><log>never</log></filled>
                  </field>
                  <block><exit/></block>
                </form>
                """);
        assertThat(run.diary().logs()).containsExactly("caught");
    }

    @Test
    void whoHangsUpCanStillBeThoughtOf() { // section 1.5.4: final processing
        Run run = aCaller()
                .hears("n?")
                .hangsUp()
                .runs(
                        """
                <form>
                  <catch event="connection.disconnect.hangup"><log>clean up</log><goto next="#last"/></catch>
                  <field name="n" type="digits"><prompt>n?</prompt></field>
                </form>
                <form id="last">
                  <block><log>still here</log></block>
                  <field name="m" type="digits"><prompt>nobody there</prompt></field>
                </form>
                """);
        assertThat(run.diary().logs()).containsExactly("clean up", "still here");
        assertThat(run.result().kind()).isEqualTo(SessionResult.Kind.HUNG_UP);
        assertThat(run.result().event()).isEqualTo("connection.disconnect.hangup");
        assertThat(run.phone().heard()).containsExactly("n?");
    }

    @Test
    void universalCommandsAreOffUntilWanted() { // section 6.3.6
        String field =
                """
                <form>
                  <help><exit expr="'helped'"/></help>
                  <field name="n" type="digits?length=1"><prompt>n?</prompt><filled><exit expr="n"/></filled></field>
                </form>
                """;
        assertThat(aCaller()
                        .hears("n?")
                        .says("help")
                        .hears("Sorry")
                        .presses("1")
                        .runs(field)
                        .value("expr"))
                .isEqualTo("1");
        assertThat(aCaller()
                        .hears("n?")
                        .says("help")
                        .runs("<property name=\"universals\" value=\"help exit\"/>" + field)
                        .value("expr"))
                .isEqualTo("helped");
    }
}
