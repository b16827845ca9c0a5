package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.phone.PlacedCall;
import org.carillon.it.phone.voice.WavFile;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What customers say is understood, over the telephone network: G.711 by RTP. */
@WireTest
class SpeechIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Goes on asking for a while: the prompt takes some ten seconds. */
    private static final String WHEN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form>
                <field name="day">
                  <property name="timeout" value="20s"/>
                  <grammar version="1.0" mode="voice" root="day" xml:lang="en-US" tag-format="semantics/1.0"
                      xmlns="http://www.w3.org/2001/06/grammar">
                    <rule id="day"><item repeat="0-1">please call</item>
                      <one-of>
                        <item>today<tag>out = "0";</tag></item>
                        <item>tomorrow morning<tag>out = "1";</tag></item>
                        <item>next monday<tag>out = "7";</tag></item>
                      </one-of>
                    </rule>
                  </grammar>
                  <grammar version="1.0" mode="dtmf" root="key" xmlns="http://www.w3.org/2001/06/grammar">
                    <rule id="key">5</rule>
                  </grammar>
                  <prompt count="1">When shall we call?</prompt>
                  <prompt count="2">That can not be. Is it today, or is it tomorrow in the morning, or is it on the next
                    monday of this month, or is it any other day of the year that you wish to be called at?</prompt>
                  <nomatch><log>not understood</log><reprompt/></nomatch>
                  <filled><exit namelist="day"/></filled>
                </field>
              </form>
            </vxml>
            """;

    @TempDir
    private Path folder;

    private Path wav(String words) throws Exception {
        Path file = folder.resolve(words.replace(' ', '-') + ".wav");
        WavFile.write(file, Spoken.words(words));
        return file;
    }

    private static FollowedSession ask(Scene scene, String number) throws Exception {
        return scene.api().ask(Requests.call(number, WHEN).build());
    }

    @Test
    void whatTheCustomerSaysFillsTheFieldWithItsMeaning(Scene scene) throws Exception {
        Path words = wav("tomorrow morning");
        scene.customer("+15558701").does(callee -> callee.saysAfterPrompt(words));

        FollowedSession session = ask(scene, "+15558701");

        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(session.status().getJsonObject("result").getString("day")).isEqualTo("1");
        assertThat(session.awaitEvent("input", LIMIT).detail())
                .contains("voice")
                .contains("tomorrow morning");
    }

    @Test
    void whatIsNotExpectedIsNotUnderstoodAndAKeyStillIs(Scene scene) throws Exception {
        Path words = wav("I would like some more information about that");
        scene.customer("+15558702").does(callee -> callee.saysAfterPrompt(words).pressesAfterPrompt("5"));

        FollowedSession session = ask(scene, "+15558702");

        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(session.status().getJsonObject("result").getString("day")).isEqualTo("5");
        assertThat(session.awaitEvent("log", LIMIT).detail()).contains("not understood");
    }

    @Test
    void speakingInterruptsThePrompt(Scene scene) throws Exception {
        JsonObject number = Json.createObjectBuilder()
                .add("requester", Scene.REQUESTER)
                .add("application", Json.createObjectBuilder().add("vxml", WHEN))
                .build();
        assertThat(scene.operator()
                        .put("/incoming-numbers/+15558704", number.toString())
                        .status())
                .isEqualTo(204);
        scene.north().number("+15558703");
        PlacedCall call =
                scene.north().call("sip:+15558704@127.0.0.1:" + scene.ports().sip(), "+15558703");
        assertThat(call.awaitAnswer(LIMIT)).isTrue();
        scene.north().awaitPromptEnd(call, LIMIT);
        call.say(Spoken.words("how much is the fish"));
        FollowedSession session = new FollowedSession(
                scene.api(),
                scene.api().sessions("&customer=%2B15558703").get(0).getString("id"));
        session.awaitEvent("log", LIMIT);

        // the second prompt takes ten seconds
        Thread.sleep(2_000);
        long spoken = System.nanoTime();
        call.say(Spoken.words("please call next monday"));

        assertThat(call.awaitEnd(LIMIT)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - spoken)).isLessThan(Duration.ofSeconds(7));
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(session.status().getJsonObject("result").getString("day")).isEqualTo("7");
    }
}
