package org.carillon.vxml.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Grammars made to be ambiguous, circular or huge are matched or refused, and never hang. */
@Timeout(20)
class HostileGrammarTest {

    private final GrammarReader reader = new GrammarReader(uri -> {
        throw new BadGrammarException("nothing to fetch");
    });

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$r = $r a | a;",
                "$r = a $r | a;",
                "$r = $r $r | a;",
                "$r = $r $r $r | a | $NULL;",
                "$r = $a | $b; $a = $b | a; $b = $a | $r a | a;",
                "$r = ($r a | a | $NULL)<0->;",
                "$r = ((a<0->)<0->)<0->;",
                "$r = (((([a])<0->)<0->)<0->)<0->;",
                "$r = $a $a; $a = [a] [a] [a] [a] $b; $b = [$a] [a];",
                "$r = (a|a|a|a|a|a|a|a|a|a|a|a)<0->;",
                "$r = (a<0-10000>)<0-10000>;",
                "$r = ({x})<10000> a<0-> ({y})<5->;",
                "$r = $GARBAGE $GARBAGE $GARBAGE a;",
                "$r = ($GARBAGE)<0-> a ($GARBAGE)<1->;",
                "$r = $NULL<0-> $NULL<9999-> a<1-> $NULL<0->;",
            })
    void ambiguityAndLeftRecursionAreMatched(String rules) throws Exception {
        Grammar grammar = read(rules);
        assertThat(grammar.match(Collections.nCopies(20, "a"))).isPresent();
        assertThat(grammar.match(Collections.nCopies(19, "a")).orElseThrow().logicalParse())
                .contains("\"a\"");
        grammar.match(Collections.nCopies(500, "a")); // an answer of either kind, in time
    }

    @ParameterizedTest
    @ValueSource(strings = {"$r = $r;", "$r = $r a;", "$r = $a; $a = $b; $b = $a | $VOID;", "$r = a $VOID;"})
    void whatCannotEndNeverMatches(String rules) throws Exception {
        assertThat(read(rules).match("a")).isEmpty();
        String keys = "#ABNF 1.0;\nmode dtmf; root $r;\n" + rules.replace(" a", " 1");
        KeyMatcher matcher = new KeyMatcher(List.of(reader.readInline(keys, null, null, null)));
        assertThat(matcher.state()).isEqualTo(KeyState.CANNOT_MATCH);
        assertThat(matcher.press('1')).isEqualTo(KeyState.CANNOT_MATCH);
    }

    @Test
    void tooLongAnUtteranceIsNoMatch() throws Exception {
        assertThat(read("$r = a<0->;").match(Collections.nCopies(100_000, "a"))).isEmpty();
    }

    @Test
    void rulesThatReferToEachOtherWithoutEndAreReadOrRefused() throws Exception {
        StringBuilder chain = new StringBuilder("$r = $r1;\n");
        for (int i = 1; i < 20_000; i++) {
            chain.append("$r").append(i).append(" = $r").append(i + 1).append(";\n");
        }
        assertThatThrownBy(() -> read(chain + "$r20000 = a;")).isInstanceOf(BadGrammarException.class);
        assertThatThrownBy(() -> read("$r = " + "(".repeat(100_000) + "a" + ")".repeat(100_000) + ";"))
                .isInstanceOf(BadGrammarException.class);
        assertThatThrownBy(() -> read("$r = a<100000000>;")).isInstanceOf(BadGrammarException.class);
    }

    @Test
    void tenThousandItemsAreFoundByTheirFirstWord() throws Exception {
        StringBuilder names = new StringBuilder("$r = nobody");
        for (int i = 0; i < 10_000; i++) {
            names.append(" | name").append(i).append(" of town").append(i % 100);
        }
        Grammar grammar = read(names + ";");
        assertThat(grammar.match("name777 of town77")).isPresent();
        assertThat(grammar.match("name777 of town78")).isEmpty();
        long start = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            grammar.match("name" + i + " of town" + i % 100).orElseThrow();
        }
        assertThat(System.nanoTime() - start).as("200 matches, ns").isLessThan(2_000_000_000L);
    }

    private Grammar read(String rules) throws BadGrammarException, UnsupportedGrammarException {
        return reader.readInline("#ABNF 1.0;\nlanguage en; root $r;\n" + rules, null, null, null);
    }
}
