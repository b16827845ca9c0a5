package org.carillon.speech.ssml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.carillon.speech.SpeechException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsmlReaderTest {

    @Test
    void textIsReadInItsOrder() throws Exception {
        assertThat(SsmlReader.read("<speak>one <mark name='m'/>two<break time='1.5s'/></speak>"))
                .containsExactly(words("one "), new SpokenPart.Mark("m"), words("two"), new SpokenPart.Silence(1500));
    }

    @Test
    void theNamespaceAndADoctypeAreTolerated() throws Exception {
        String ssml = "<?xml version='1.0'?><!DOCTYPE speak PUBLIC '-//W3C//DTD SYNTHESIS 1.0//EN'"
                + " 'http://127.0.0.1:1/synthesis.dtd'>"
                + "<speak version='1.0' xmlns='http://www.w3.org/2001/10/synthesis' xml:lang='en-US'>hello</speak>";

        assertThat(text(ssml)).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE speak [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><speak>&x;</speak>",
                "<!DOCTYPE speak [<!ENTITY x 'hello'>]><speak>&x;</speak>",
                "<!DOCTYPE speak [<!ENTITY x 'hello'>]><speak><sub alias='&x;'>a</sub></speak>",
                "<!DOCTYPE s [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><speak><say-as interpret-as='x'>&b;</say-as></speak>",
                "<speak>&undeclared;</speak>",
                "<speak>",
                "<speak/><speak/>",
                "hello",
                "",
                "<vxml/>",
                "<speak><mark/></speak>",
                "<speak><break time='soon'/></speak>"
            })
    void whatIsNotPlainSsmlIsRefused(String ssml) {
        assertThatThrownBy(() -> SsmlReader.read(ssml)).isInstanceOf(SpeechException.class);
    }

    @Test
    void depthLengthAndNumberAreBounded() {
        assertThatThrownBy(() -> SsmlReader.read("<speak>" + "<s>".repeat(100) + "</s>".repeat(100) + "</speak>"))
                .hasMessageContaining("deeper");
        assertThatThrownBy(() -> SsmlReader.read("<speak>" + "a ".repeat(60_000) + "</speak>"))
                .hasMessageContaining("characters");
        assertThatThrownBy(() -> SsmlReader.read("<speak>" + "<mark name='m'/>".repeat(25_000) + "</speak>"))
                .hasMessageContaining("parts");
        assertThatThrownBy(() -> SsmlReader.read("<speak>" + " ".repeat(600_000) + "</speak>"))
                .hasMessageContaining("longer");
        assertThatThrownBy(() -> SsmlReader.read("<speak><sub alias='" + "a ".repeat(60_000) + "'>x</sub></speak>"))
                .isInstanceOf(SpeechException.class);
    }

    @Test
    void whatIsNotForTheEarIsLeftOut() throws Exception {
        assertThat(text("<speak><meta name='a' content='b'/><metadata><x>no</x></metadata><lexicon uri='http://x/'/>"
                        + "<audio src='x.wav'><desc>no</desc>instead</audio></speak>"))
                .isEqualTo("instead");
    }

    @Test
    void emphasisVoiceAndPhonemeSpeakTheirText() throws Exception {
        assertThat(text("<speak><emphasis level='strong'>a</emphasis><voice gender='female'>b</voice>"
                        + "<phoneme ph='x'>c</phoneme><sub alias='d'>no</sub></speak>"))
                .isEqualTo("abcd");
    }

    @Test
    void prosodyIsRelativeToWhatEnclosesIt() throws Exception {
        List<SpokenPart> parts = SsmlReader.read("<speak><prosody rate='-50%' pitch='120Hz' volume='80'>a"
                + "<prosody rate='+10%' volume='-30' pitch='+12st'>b</prosody></prosody>c</speak>");

        assertThat(parts)
                .containsExactly(
                        new SpokenPart.Words("a", new Prosody(0.5, 1.2, 80)),
                        new SpokenPart.Words("b", new Prosody(0.55, 2, 50)),
                        words("c"));
    }

    @Test
    void prosodyThatCannotBeReadChangesNothing() {
        assertThat(Prosody.DEFAULT.with("quickly", "120 Hz", "1e9")).isEqualTo(Prosody.DEFAULT);
        assertThat(Prosody.DEFAULT.with("999999", "-999999Hz", "999999")).isEqualTo(new Prosody(3, 0.5, 100));
        assertThat(Prosody.DEFAULT.with("slow", "high", "soft")).isEqualTo(new Prosody(0.75, 1.2, 50));
    }

    @ParameterizedTest
    @CsvSource({
        "250ms, , 250",
        "2s, none, 2000",
        "0.5s, , 500",
        ", none, 0",
        ", strong, 700",
        ", , 400",
        "999999s, , 60000"
    })
    void aBreakHasALength(String time, String strength, long millis) throws Exception {
        assertThat(Break.millis(time, strength)).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4711 | digits | | 4 7 1 1",
                "0800 12 | vxml:digits | | 0 8 0 0, 1 2",
                "ab.c@x | characters | | A B dot C at X",
                "+1 (555) 010-0 x12 | telephone | | plus 1, 5 5 5, 0 1 0, 0, extension, 1 2",
                "5550100x7 | vxml:phone | | 5 5 5 0 1 0 0, extension, 7",
                "2026-11-21 | date | | November 21st 2026",
                "11/21/2026 | date | mdy | November 21st 2026",
                "21.11. | date | dm | November 21st",
                "2026-13-40 | date | | 2026-13-40",
                "20261103 | vxml:date | | November 3rd 2026",
                "????0212 | vxml:date | | February 12th",
                "0930a | vxml:time | | 9:30 a.m.",
                "true | vxml:boolean | | yes",
                "false | vxml:boolean | | no",
                "USD5.2 | vxml:currency | | 5 dollars and 20",
                "-7.5 | vxml:number | | minus 7.5",
                "112 | ordinal | | 112th",
                "3 | number | ordinal | 3rd",
                "whatever | unheard-of | | whatever"
            })
    void sayAsMakesWords(String text, String interpretAs, String format, String words) {
        assertThat(SayAs.words(text, interpretAs, format)).isEqualTo(words);
    }

    private static SpokenPart.Words words(String text) {
        return new SpokenPart.Words(text, Prosody.DEFAULT);
    }

    private static String text(String ssml) throws SpeechException {
        return SsmlReader.read(ssml).stream()
                .filter(SpokenPart.Words.class::isInstance)
                .map(part -> ((SpokenPart.Words) part).text())
                .collect(Collectors.joining());
    }
}
