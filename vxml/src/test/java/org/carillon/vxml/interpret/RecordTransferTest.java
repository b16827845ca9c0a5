package org.carillon.vxml.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.vxml.platform.CallerStory.aCaller;

import java.time.Duration;
import org.carillon.vxml.SessionResult;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.PromptPart;
import org.carillon.vxml.platform.Run;
import org.carillon.vxml.platform.TransferOutcome;
import org.carillon.vxml.platform.TransferRequest;
import org.junit.jupiter.api.Test;

/** VoiceXML 2.0 sections 2.3.6 and 2.3.7, 2.1 sections 7 and 9: recordings and transfers. */
class RecordTransferTest {

    private static final String RECORD =
            """
            <form>
              <record name="message" beep="true" maxtime="10s" finalsilence="2s" dtmfterm="true">
                <prompt>Speak</prompt>
                <noinput><exit expr="'nothing'"/></noinput>
                <catch event="connection.disconnect"><exit expr="message$.duration"/></catch>
                <filled>
                  You said <audio expr="message"/>
                  <exit expr="message$.duration + ' ' + message$.size + ' ' + message$.termchar + ' ' + message$.maxtime"/>
                </filled>
              </record>
            </form>
            """;

    @Test
    void silenceEndsARecording() {
        Run run = aCaller()
                .hears("Speak")
                .hears("<beep>")
                .does(phone -> {
                    phone.happens(Duration.ofSeconds(1), new PlatformEvent.SpeechStarted());
                    phone.happens(Duration.ofSeconds(5), new PlatformEvent.Silence());
                })
                .hears("You said")
                .hears("<recording>")
                .runs(RECORD);
        assertThat(run.value("expr")).isEqualTo("5000 40000 null false");
        assertThat(run.phone().played())
                .anyMatch(part -> part instanceof PromptPart.Audio audio
                        && audio.uri().equals("recording")
                        && audio.content().length == 40_000);
    }

    @Test
    void aKeyEndsARecording() {
        Run run = aCaller()
                .hears("<beep>")
                .does(phone -> {
                    phone.happens(Duration.ofSeconds(1), new PlatformEvent.SpeechStarted());
                    phone.press(Duration.ofSeconds(3), "#");
                })
                .hears("You said")
                .runs(RECORD);
        assertThat(run.value("expr")).isEqualTo("3000 24000 # false");
    }

    @Test
    void theLongestTimeEndsARecording() {
        Run run = aCaller()
                .hears("<beep>")
                .does(phone -> phone.happens(Duration.ofSeconds(1), new PlatformEvent.SpeechStarted()))
                .runs(RECORD);
        assertThat(run.value("expr")).isEqualTo("10000 80000 null true");
    }

    @Test
    void sayingNothingIsNoinput() {
        Run run = aCaller().hears("<beep>").staysSilent().runs(RECORD);
        assertThat(run.value("expr")).isEqualTo("nothing");
    }

    @Test
    void whoHangsUpWhileRecordingLeavesTheRecording() {
        Run run = aCaller()
                .hears("<beep>")
                .does(phone -> {
                    phone.happens(Duration.ofSeconds(1), new PlatformEvent.SpeechStarted());
                    phone.hangUp(Duration.ofSeconds(4));
                })
                .runs(RECORD);
        assertThat(((Number) run.value("expr")).intValue()).isEqualTo(4000);
        assertThat(run.result().kind()).isEqualTo(SessionResult.Kind.HUNG_UP);
    }

    @Test
    void aFormatThatCannotBeMadeIsUnsupported() {
        Run run = aCaller().runs("<form><record name=\"r\" type=\"audio/unheard-of\"/></form>");
        assertThat(run.result().event()).isEqualTo("error.unsupported.format");
    }

    @Test
    void anUtteranceCanBeRecorded() { // VoiceXML 2.1 section 9
        Run run = aCaller()
                .hears("Well?")
                .says("yes")
                .runs(
                        """
                <property name="recordutterance" value="true"/>
                <form>
                  <field name="f" type="boolean">
                    <prompt>Well?</prompt>
                    <filled><exit expr="f$.recordingduration + ' ' + application.lastresult$.recordingsize"/></filled>
                  </field>
                </form>
                """);
        assertThat(run.value("expr")).isEqualTo("1300 10400");
    }

    private static String transfer(String attributes) {
        return """
                <form>
                  <transfer name="t" dest="tel:+15550123" %s>
                    <prompt>Connecting</prompt>
                    <grammar version="1.0" mode="dtmf" root="r"><rule id="r" scope="public">* *</rule></grammar>
                    <catch event="connection.disconnect.transfer"><log>gone</log></catch>
                    <catch event="error"><exit expr="_event"/></catch>
                    <filled><exit expr="t + ' ' + t$.duration + ' ' + t$.inputmode + ' ' + t$.utterance"/></filled>
                  </transfer>
                </form>
                """
                .formatted(attributes);
    }

    @Test
    void aBridgeEndsWithTheThirdParty() {
        Run run = aCaller()
                .isTransferred(phone -> {
                    phone.happens(Duration.ofSeconds(2), new PlatformEvent.TransferAnswered());
                    phone.happens(
                            Duration.ofSeconds(9),
                            new PlatformEvent.TransferEnded(TransferOutcome.FAR_END_DISCONNECT, 7));
                })
                .runs(transfer("type=\"bridge\" maxtime=\"60s\" connecttimeout=\"20s\" aai=\"x y\""));
        assertThat(run.value("expr")).isEqualTo("far_end_disconnect 7 undefined undefined");
        TransferRequest request = run.phone().transfer();
        assertThat(request.type()).isEqualTo(TransferRequest.Type.BRIDGE);
        assertThat(request.maxTime()).isEqualTo(Duration.ofSeconds(60));
        assertThat(request.connectTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(request.aai()).isEqualTo("x y");
        assertThat(run.phone().heard()).containsExactly("Connecting");
    }

    @Test
    void theCallersKeysEndABridge() {
        Run run = aCaller()
                .isTransferred(phone -> phone.press(Duration.ofSeconds(3), "1**"))
                .runs(transfer("bridge=\"true\""));
        assertThat(run.value("expr")).isEqualTo("near_end_disconnect 1 dtmf **");
    }

    @Test
    void aBlindTransferTakesTheCallerAway() {
        Run run = aCaller()
                .isTransferred(phone -> phone.happens(
                        Duration.ofSeconds(1), new PlatformEvent.TransferEnded(TransferOutcome.TRANSFERRED, 0)))
                .runs(transfer(""));
        assertThat(run.phone().transfer().type()).isEqualTo(TransferRequest.Type.BLIND);
        assertThat(run.diary().logs()).containsExactly("gone");
        assertThat(run.result().kind()).isEqualTo(SessionResult.Kind.TRANSFERRED);
    }

    @Test
    void aConsultationThatFailsComesBack() { // VoiceXML 2.1 section 7
        Run run = aCaller()
                .isTransferred(phone -> phone.happens(
                        Duration.ofSeconds(5), new PlatformEvent.TransferEnded(TransferOutcome.NO_ANSWER, 0)))
                .runs(transfer("type=\"consultation\""));
        assertThat(run.value("expr")).isEqualTo("noanswer 0 undefined undefined");
    }

    @Test
    void whatTheOperatorForbidsIsAnError() {
        Run run = aCaller()
                .isTransferred(phone -> phone.happens(
                        Duration.ZERO, new PlatformEvent.TransferEnded(TransferOutcome.NO_AUTHORIZATION, 0)))
                .runs(transfer("type=\"bridge\""));
        assertThat(run.value("expr")).isEqualTo("error.connection.noauthorization");
    }

    @Test
    void onlyTelephoneAddressesCanBeReached() {
        Run run = aCaller().runs(transfer("").replace("tel:+15550123", "mailto:someone@example.org"));
        assertThat(run.value("expr")).isEqualTo("error.unsupported.uri");
    }

    @Test
    void disconnectHandsValuesOver() { // VoiceXML 2.1 section 8
        Run run = aCaller()
                .runs("<form><var name=\"a\" expr=\"7\"/><block>Bye <disconnect namelist=\"a\"/></block></form>");
        assertThat(run.phone().handedOver()).containsEntry("a", 7.0);
        assertThat(run.phone().heard()).containsExactly("Bye");
        assertThat(run.result().kind()).isEqualTo(SessionResult.Kind.DISCONNECTED);
        assertThat(run.value("a")).isEqualTo(7.0);
    }
}
