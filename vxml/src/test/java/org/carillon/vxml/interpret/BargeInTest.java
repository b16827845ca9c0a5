package org.carillon.vxml.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.vxml.platform.CallerStory.aCaller;

import java.time.Duration;
import org.carillon.vxml.platform.Run;
import org.junit.jupiter.api.Test;

/** VoiceXML 2.0 section 4.1.5: barge-in. */
class BargeInTest {

    private static final String LONG = "One two three four five six seven eight nine ten";

    private static String menu(String prompts) {
        return """
                <form>
                  <field name="f" type="digits?length=1">
                    %s
                    <filled><exit namelist="f"/></filled>
                  </field>
                </form>
                """
                .formatted(prompts);
    }

    @Test
    void aKeySilencesAPromptAndTheOnesAfterIt() {
        Run run = aCaller()
                .interrupts("One two", "7")
                .runs(menu("<prompt>" + LONG + "</prompt><prompt bargein=\"false\">Never heard</prompt>"));
        assertThat(run.value("f")).isEqualTo("7");
        assertThat(run.phone().heard()).containsExactly(LONG);
        assertThat(run.phone().elapsed()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aPromptWithoutBargeInIsHeardToItsEndAndKeysInItAreLost() {
        Run run = aCaller()
                .interrupts("One two", "7")
                .staysSilent()
                .hears("Again")
                .presses("8")
                .runs(menu("<prompt bargein=\"false\">" + LONG + "</prompt><noinput>Again</noinput>"));
        assertThat(run.value("f")).isEqualTo("8");
        assertThat(run.phone().elapsed()).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void thePropertyIsTheDefault() {
        Run run = aCaller()
                .interrupts("One two", "7")
                .presses("8")
                .runs("""
                <property name="bargein" value="false"/>
                """
                        + menu("<prompt>" + LONG + "</prompt>"));
        assertThat(run.value("f")).isEqualTo("8");
    }

    @Test
    void aHotwordPromptIsInterruptedByAMatchOnly() { // section 4.1.5.1
        Run run = aCaller()
                .interrupts("One two", phone -> {
                    phone.press(Duration.ofMillis(100), "*");
                    phone.press(Duration.ofMillis(600), "7");
                })
                .runs(menu("<prompt bargeintype=\"hotword\">" + LONG + "</prompt>"));
        assertThat(run.value("f")).isEqualTo("7");
        assertThat(run.diary().events()).isEmpty();
        assertThat(run.phone().elapsed()).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void theLastMarkPassedIsTold() { // VoiceXML 2.1 section 4.1
        Run run = aCaller()
                .interrupts("four five", phone -> phone.press(Duration.ofMillis(1400), "7"))
                .runs(
                        """
                        <form>
                          <field name="f" type="digits?length=1">
                            <prompt>one two <mark name="a"/>three <mark name="b"/>four five</prompt>
                            <filled>
                              <exit expr="application.lastresult$.markname + ' ' + f$.markname + ' ' + f$.marktime"/>
                            </filled>
                          </field>
                        </form>
                        """);
        assertThat(run.value("expr")).isEqualTo("b b 500");
    }
}
