package org.carillon.vxml.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.vxml.platform.CallerStory.aCaller;

import org.carillon.vxml.SessionResult;
import org.carillon.vxml.platform.Run;
import org.junit.jupiter.api.Test;

/** Applications that never end, never ask, or drown in events are stopped, with the reason. */
class LimitsTest {

    private static void assertStopped(Run run, String reason) {
        assertThat(run.result().kind()).isEqualTo(SessionResult.Kind.STOPPED);
        assertThat(run.result().message()).contains(reason);
    }

    @Test
    void dialogsInACircle() {
        assertStopped(aCaller().runs("<form id=\"a\"><block><goto next=\"#a\"/></block></form>"), "without any input");
    }

    @Test
    void itemsInACircle() {
        assertStopped(
                aCaller().runs("<form><block name=\"a\"><goto nextitem=\"a\"/></block></form>"), "without any input");
    }

    @Test
    void aHandlerThatThrowsWhatItCatches() {
        assertStopped(
                aCaller()
                        .runs(
                                "<catch event=\"a\"><throw event=\"a\"/></catch><form><block><throw event=\"a\"/></block></form>"),
                "without any input");
    }

    @Test
    void aHandlerWhoseConditionFails() {
        assertStopped(
                aCaller().runs("<catch cond=\"nothing.here\"/><form><block><throw event=\"a\"/></block></form>"),
                "without any input");
    }

    @Test
    void subdialogsWithoutEnd() {
        assertStopped(
                aCaller().runs("<form id=\"a\"><subdialog name=\"s\" src=\"#a\"/></form>"),
                "subdialogs inside each other");
    }

    @Test
    void loopsInsideLoops() {
        assertStopped(
                aCaller()
                        .runs(
                                """
                        <script>var many = []; for (var i = 0; i &lt; 1000; i++) many.push(i);</script>
                        <form><block>
                          <foreach array="many" item="a"><foreach array="many" item="b"><log>x</log></foreach></foreach>
                        </block></form>
                        """),
                "elements executed");
    }

    @Test
    void aCallerWhoNeverSaysAnything() {
        assertStopped(
                aCaller()
                        .hears("n?")
                        .staysSilent()
                        .runs(
                                "<form><field name=\"n\" type=\"digits\"><prompt count=\"1\">n?</prompt><noinput/></field></form>"),
                "without any input");
    }

    @Test
    void aSessionThatLastsTooLong() {
        assertStopped(
                aCaller().runs("<form><block><prompt><break time=\"3600s\"/></prompt></block></form>"),
                "lasted longer");
    }

    @Test
    void aPromptWithoutEnd() {
        assertStopped(
                aCaller()
                        .runs(
                                """
                        <script>var s = 'x'.repeat(10000), many = []; for (var i = 0; i &lt; 1000; i++) many.push(s);</script>
                        <form><block><prompt><foreach array="many" item="a"><value expr="a"/></foreach></prompt></block></form>
                        """),
                "characters to say");
    }

    @Test
    void anEventWithAnEndlessName() {
        Run run = aCaller().runs("<form><block><throw eventexpr=\"'a.'.repeat(100000)\"/></block></form>");
        assertThat(run.result().event()).isEqualTo("error.semantic");
    }
}
