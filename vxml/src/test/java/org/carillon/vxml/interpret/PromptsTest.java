package org.carillon.vxml.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.vxml.platform.CallerStory.aCaller;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.carillon.vxml.platform.PromptPart;
import org.carillon.vxml.platform.Run;
import org.carillon.vxml.platform.WebSite;
import org.junit.jupiter.api.Test;

/** VoiceXML 2.0 section 4.1, 2.1 sections 4 and 6: prompts on their way to the synthesizer. */
class PromptsTest {

    private static List<PromptPart> played(String prompt) {
        return aCaller()
                .runs("<form><block>" + prompt + "</block></form>")
                .phone()
                .played();
    }

    private static String ssml(String prompt) {
        return ((PromptPart.Spoken) played(prompt).get(0)).ssml();
    }

    @Test
    void ssmlArrivesWithoutLoss() {
        assertThat(
                        ssml(
                                """
                        <prompt xml:lang="en-GB"><p><s>You owe <say-as interpret-as="currency">USD10</say-as>.</s></p>\
                        <emphasis level="strong">Now</emphasis><break time="200ms"/><prosody rate="slow" pitch="+10%">pay\
                        </prosody><sub alias="World Wide Web Consortium">W3C</sub><phoneme ph="x">y</phoneme>\
                        <voice gender="female">bye</voice></prompt>"""))
                .isEqualTo("<?xml version=\"1.0\"?><speak version=\"1.0\""
                        + " xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-GB\"><p><s>You owe"
                        + " <say-as interpret-as=\"currency\">USD10</say-as>.</s></p><emphasis level=\"strong\">Now</emphasis>"
                        + "<break time=\"200ms\"></break><prosody pitch=\"+10%\" rate=\"slow\">pay</prosody>"
                        + "<sub alias=\"World Wide Web Consortium\">W3C</sub><phoneme ph=\"x\">y</phoneme>"
                        + "<voice gender=\"female\">bye</voice></speak>");
    }

    @Test
    void valuesAreTextWhateverTheyContain() {
        assertThat(ssml("<prompt><value expr=\"'&lt;break/> &amp; &quot;more&quot;'\"/></prompt>"))
                .contains("&lt;break/&gt; &amp; &quot;more&quot;");
    }

    @Test
    void audioThatIsMissingIsReplacedByItsAlternative() { // section 4.1.3
        assertThat(aCaller()
                        .runs("<form><block><audio src=\"http://127.0.0.1/none.wav\"><desc>no</desc>Instead"
                                + " <value expr=\"1+1\"/></audio></block></form>")
                        .phone()
                        .heard())
                .containsExactly("Instead 2");
    }

    @Test
    void audioOfAnUndefinedExpressionIsSkippedWithItsAlternative() { // section 4.1.3
        assertThat(played("<audio expr=\"undefined\">Instead</audio>")).isEmpty();
    }

    @Test
    void speechAroundAudioKeepsItsMarkup() {
        try (WebSite site = new WebSite()) {
            site.page(
                    "/a.vxml",
                    "<form><block><prompt><prosody rate=\"fast\">one <audio src=\"x.wav\"/> two</prosody>"
                            + "</prompt></block></form>");
            site.page("/x.wav", 200, Map.of("Content-Type", "audio/x-wav"), "RIFF----WAVEfmt ");
            List<PromptPart> parts =
                    aCaller().runsAt(site.uri("/a.vxml")).phone().played();
            assertThat(parts).hasSize(3);
            assertThat(((PromptPart.Spoken) parts.get(0)).ssml())
                    .endsWith("<prosody rate=\"fast\">one </prosody></speak>");
            assertThat(((PromptPart.Audio) parts.get(1)).mediaType()).isEqualTo("audio/x-wav");
            assertThat(((PromptPart.Spoken) parts.get(2)).ssml())
                    .endsWith("><prosody rate=\"fast\"> two</prosody></speak>");
        }
    }

    @Test
    void aBreakAloneIsAPause() {
        assertThat(played("<prompt><break time=\"3s\"/></prompt>"))
                .containsExactly(new PromptPart.Pause(Duration.ofSeconds(3)));
    }

    @Test
    void marksStandWhereTheyWere() { // VoiceXML 2.1 section 4
        assertThat(played("<prompt>one <mark name=\"m\"/> two <mark nameexpr=\"'n' + 1\"/></prompt>"))
                .hasSize(4)
                .contains(new PromptPart.Mark("m"), new PromptPart.Mark("n1"));
    }

    @Test
    void foreachSpeaksEachElement() { // VoiceXML 2.1 section 6
        Run run = aCaller()
                .runs(
                        """
                <script>var cities = ['Rome', 'Paris'];</script>
                <form><block>
                  <prompt>From <foreach item="c" array="cities"><value expr="c"/>, </foreach>choose.</prompt>
                  <foreach item="c" array="cities"><log><value expr="c"/></log></foreach>
                </block></form>
                """);
        assertThat(run.phone().heard()).containsExactly("From Rome, Paris, choose.");
        assertThat(run.diary().logs()).containsExactly("Rome", "Paris");
    }

    @Test
    void aConditionDecides() {
        assertThat(played("<prompt cond=\"false\">no</prompt><prompt cond=\"true\">yes</prompt>"))
                .hasSize(1);
    }
}
