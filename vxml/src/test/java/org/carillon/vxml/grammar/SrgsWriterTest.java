package org.carillon.vxml.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A recognizer gets one document, complete, that takes exactly the same words. */
class SrgsWriterTest {

    private static final Map<String, String> WEB = Map.of(
            "/main.gram",
            """
            #ABNF 1.0;
            language en-GB; root $main; tag-format <semantics/1.0>;
            public $main = (/2/ $<city.grxml> | $city | "R & D" <2-3 /0.4/> | [oui]!fr-CA maybe) {out = 1;} $<builtin:boolean> $GARBAGE;
            $city = anywhere | $main;
            """,
            "/city.grxml",
            "<grammar xmlns='http://www.w3.org/2001/06/grammar' version='1.0' xml:lang='de-CH' root='city'>"
                    + "<rule id='city'>Basel<ruleref special='NULL'/><item repeat='0-'>Stadt</item></rule></grammar>");

    private final GrammarReader reader = new GrammarReader(
            uri -> new GrammarSource(WEB.get(uri.getPath()).getBytes(StandardCharsets.UTF_8), null, uri));

    @Test
    void theDocumentStandsAloneAndTakesTheSameWords() throws Exception {
        Grammar grammar = reader.read(URI.create("http://shop.example/main.gram"), null, null);
        String xml = grammar.toSrgsXml();
        Grammar alone = new GrammarReader(uri -> {
                    throw new BadGrammarException("not self-contained: " + uri);
                })
                .readInline(xml, "application/srgs+xml", null, null);
        assertThat(alone.language()).isEqualTo("en-GB");
        for (String words : new String[] {
            "basel stadt stadt yes",
            "anywhere no",
            "r & d r & d yes",
            "maybe yes indeed",
            "anywhere yes yes",
            "yes",
            "r & d yes",
            ""
        }) {
            assertThat(alone.match(words).isPresent())
                    .as(words)
                    .isEqualTo(grammar.match(words).isPresent());
        }
        assertThat(xml)
                .contains(
                        "<item xml:lang=\"de-CH\">",
                        "weight=\"2.0\"",
                        "repeat=\"2-3\" repeat-prob=\"0.4\"",
                        "id=\"city_2\"")
                .doesNotContain("<tag>");
    }

    @Test
    void builtinsAreSpelledOut() throws Exception {
        for (String type : new String[] {"boolean", "date", "digits?length=4", "currency", "number", "phone", "time"}) {
            String xml = reader.builtin(GrammarMode.VOICE, type, "en-US").toSrgsXml();
            assertThat(reader.readInline(xml, null, null, null).toSrgsXml()).isEqualTo(xml);
        }
        Grammar digits = reader.readInline(
                reader.builtin(GrammarMode.DTMF, "digits?length=4", null).toSrgsXml(), null, null, null);
        assertThat(digits.match("1 2 3 4")).isPresent();
    }
}
