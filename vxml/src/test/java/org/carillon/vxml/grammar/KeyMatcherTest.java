package org.carillon.vxml.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.carillon.vxml.script.ScriptSession;
import org.carillon.vxml.script.Scripts;
import org.junit.jupiter.api.Test;

/** Key timing depends on knowing exactly what could still come (VoiceXML 2.0 appendix D). */
class KeyMatcherTest {

    private final GrammarReader reader = new GrammarReader(uri -> {
        throw new BadGrammarException("nothing to fetch");
    });
    private final ScriptSession session = new Scripts(Duration.ofSeconds(2), 16_000_000).openSession();

    @Test
    void aFieldOfFixedLengthIsOverWithItsLastKey() throws Exception {
        KeyMatcher matcher = matcher("digits?length=3");
        assertThat(matcher.state()).isEqualTo(KeyState.COULD_MATCH);
        assertThat(matcher.press('1')).isEqualTo(KeyState.COULD_MATCH);
        assertThat(matcher.press('2')).isEqualTo(KeyState.COULD_MATCH);
        assertThat(matcher.press('3')).isEqualTo(KeyState.MATCHES);
        assertThat(matcher.accepts('4')).isFalse();
        assertThat(matcher.match(0).interpret(session)).isEqualTo("123");
    }

    @Test
    void aFieldOfAnyLengthCouldAlwaysGoOn() throws Exception {
        KeyMatcher matcher = matcher("digits?minlength=2");
        assertThat(matcher.press('7')).isEqualTo(KeyState.COULD_MATCH);
        assertThat(matcher.press('7')).isEqualTo(KeyState.MATCHES_AND_COULD_GO_ON);
        assertThat(matcher.press('#')).isEqualTo(KeyState.CANNOT_MATCH);
    }

    @Test
    void competingGrammarsAreAnsweredForTogether() throws Exception {
        KeyMatcher matcher = matcher("boolean", "digits?length=2");
        assertThat(matcher.press('1')).isEqualTo(KeyState.MATCHES_AND_COULD_GO_ON);
        assertThat(matcher.matching()).containsExactly(0);
        assertThat(matcher.match(0).interpret(session)).isEqualTo(true);
        assertThat(matcher.press('2')).isEqualTo(KeyState.MATCHES);
        assertThat(matcher.matching()).containsExactly(1);
    }

    @Test
    void aKeyThatNoGrammarKnowsCannotMatch() throws Exception {
        KeyMatcher matcher = matcher("boolean");
        assertThat(matcher.press('5')).isEqualTo(KeyState.CANNOT_MATCH);
        assertThat(matcher.press('1')).isEqualTo(KeyState.CANNOT_MATCH);
        matcher.reset();
        assertThat(matcher.press('2')).isEqualTo(KeyState.MATCHES);
        assertThat(matcher.match(0).interpret(session)).isEqualTo(false);
    }

    @Test
    void aPhraseOfKeysMatches() throws Exception {
        KeyMatcher matcher = new KeyMatcher(List.of(reader.phrase(GrammarMode.DTMF, "1 2#", false, null)));
        matcher.press('1');
        matcher.press('2');
        assertThat(matcher.press('#')).isEqualTo(KeyState.MATCHES);
    }

    @Test
    void inlineXmlGivesItsInterpretation() throws Exception {
        Grammar grammar = reader.readInline(
                """
                <grammar mode="dtmf" version="1.0" root="menu" tag-format="semantics/1.0">
                  <rule id="menu"><one-of>
                    <item>1 <tag>out = {item: 'pizza', n: 2 + 2};</tag></item>
                    <item>2 3 <tag>out.item = 'salad';</tag></item>
                    <item><ruleref uri="#other"/><tag>out.item = rules.other; out.text = meta.current().text</tag></item>
                  </one-of></rule>
                  <rule id="other"><item repeat="2-">9</item></rule>
                </grammar>
                """,
                null,
                null,
                "en-US");
        KeyMatcher matcher = new KeyMatcher(List.of(grammar));
        assertThat(matcher.press('2')).isEqualTo(KeyState.COULD_MATCH);
        assertThat(matcher.press('3')).isEqualTo(KeyState.MATCHES);
        Object salad = matcher.match(0).interpret(session);
        assertThat(session.get(salad, "item")).isEqualTo("salad");
        matcher.reset();
        matcher.press('9');
        matcher.press('9');
        assertThat(matcher.press('9')).isEqualTo(KeyState.MATCHES_AND_COULD_GO_ON);
        Object other = matcher.match(0).interpret(session);
        assertThat(session.get(other, "item")).isEqualTo("999");
        assertThat(session.get(other, "text")).isEqualTo("999");
    }

    private KeyMatcher matcher(String... types) throws Exception {
        List<Grammar> grammars = new java.util.ArrayList<>();
        for (String type : types) {
            grammars.add(reader.builtin(GrammarMode.DTMF, type, null));
        }
        return new KeyMatcher(grammars);
    }
}
