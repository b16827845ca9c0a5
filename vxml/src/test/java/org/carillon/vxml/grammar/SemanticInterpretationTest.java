package org.carillon.vxml.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.carillon.vxml.script.ScriptException;
import org.carillon.vxml.script.ScriptSession;
import org.carillon.vxml.script.Scripts;
import org.junit.jupiter.api.Test;

/** What utterances mean (SISR 1.0). */
class SemanticInterpretationTest {

    private static final String SCRIPTED = "#ABNF 1.0;\nlanguage en; root $r; tag-format <semantics/1.0>;\n";
    private static final String LITERAL = "#ABNF 1.0;\nlanguage en; root $r; tag-format <semantics/1.0-literals>;\n";
    private static final Scripts SCRIPTS = new Scripts(Duration.ofSeconds(2), 16 * 1024 * 1024);

    private final ScriptSession session = SCRIPTS.openSession();
    private final GrammarReader reader = new GrammarReader(uri -> {
        throw new BadGrammarException("nothing to fetch");
    });

    @Test
    void scriptsBuildTheValueOfTheirRule() throws Exception {
        String pizza = SCRIPTED
                + """
                $r = {out.toppings = [];} a $size {out.size = rules.size;} pizza [with $topping {out.toppings.push(rules.latest());}
                     (and $topping {out.toppings.push(rules.topping);})<0->];
                $size = (small | regular) {out = "s";} | large {out = "l"; out = out.toUpperCase();};
                $topping = ham | mushrooms {!{out = {vegan: true};}!};
                """;
        assertThat(meaning(pizza, "a large pizza with ham and mushrooms and ham"))
                .isEqualTo(Map.of("size", "L", "toppings", List.of("ham", Map.of("vegan", true), "ham")));
        assertThat(meaning(pizza, "a regular pizza")).isEqualTo(Map.of("size", "s", "toppings", List.of()));
    }

    @Test
    void aLiteralIsTheValueAsItStands() throws Exception {
        assertThat(meaning(LITERAL + "$r = yes {1 + 1} | no {!{ out = {}; }!};", "yes"))
                .isEqualTo("1 + 1");
        assertThat(meaning(LITERAL + "$r = yes {1 + 1} | no {!{ out = {}; }!};", "no"))
                .isEqualTo("out = {};");
        assertThat(meaning(LITERAL + "$r = yes {first} please {last};", "yes please"))
                .isEqualTo("last");
    }

    @Test
    void withoutATagTheLastRuleOrTheTextCounts() throws Exception {
        assertThat(meaning(
                        SCRIPTED + "$r = go to $a or $b; $a = Basel {out = 1}; $b = Bern {out = 2};",
                        "go to basel or bern"))
                .isEqualTo(2.0);
        assertThat(meaning(SCRIPTED + "$r = go $a; $a = to [sunny] Basel;", "go to basel"))
                .isEqualTo("to basel");
    }

    @Test
    void tagsWithoutAFormatAreReadByWhatTheySay() throws Exception {
        assertThat(meaning("#ABNF 1.0;\nlanguage en; root $r;\n$r = yes {out = 1 + 1};", "yes"))
                .isEqualTo(2.0);
        assertThat(meaning("#ABNF 1.0;\nlanguage en; root $r;\n$r = yes {affirmative};", "yes"))
                .isEqualTo("affirmative");
    }

    @Test
    void tagsWithoutAFormatMayFollowTheDrafts() throws Exception {
        String header = "#ABNF 1.0;\nlanguage en; root $r;\n";
        assertThat(meaning(header + "$r = yes {$ = \"alpha\"};", "yes")).isEqualTo("alpha");
        assertThat(meaning(header + "$r = go $c {$.to = $c; $.same = $$;}; $c = Basel {$ = 'BS'};", "go basel"))
                .isEqualTo(Map.of("to", "BS", "same", "BS"));
    }

    @Test
    void metaTellsTextAndScore() throws Exception {
        String tags = SCRIPTED
                + "$r = call $name {out.whole = meta.current().text; out.name = meta.name.text; out.last = meta.latest().score;}; "
                + "$name = John Smith {out = 'js'};";
        assertThat(meaning(tags, "call john smith"))
                .isEqualTo(Map.of("whole", "call john smith", "name", "john smith", "last", 1.0));
    }

    @Test
    void globalTagsRunBeforeTheRules() throws Exception {
        String header = SCRIPTED + "{!{var prices = {tea: 2}; function twice(x) { return 2 * x; }}!};\n";
        assertThat(meaning(header + "$r = tea {out = twice(prices.tea); prices.tea = 9;};", "tea"))
                .isEqualTo(4.0);
        assertThat(meaning(header + "$r = tea {out = prices.tea;};", "tea")).isEqualTo(2.0);
    }

    @Test
    void eachRuleHasVariablesOfItsOwn() throws Exception {
        String rules = SCRIPTED + "$r = {var n = 1; out = 0;} $a {out = n + rules.a;}; $a = x {var n = 10; out = n;};";
        assertThat(meaning(rules, "x")).isEqualTo(11.0);
    }

    @Test
    void aTagIsInTheSandbox() {
        assertThatThrownBy(() -> meaning(SCRIPTED + "$r = x {out = nowhere.at.all;};", "x"))
                .isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> meaning(SCRIPTED + "$r = x {!{for (;;) {}}!};", "x"))
                .isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> meaning(SCRIPTED + "$r = x {!{session = 1}!};", "x"))
                .isInstanceOf(ScriptException.class);
    }

    @Test
    void skippedTagsDoNotRun() throws Exception {
        String rules = SCRIPTED + "$r = {out.n = 0;} (a {out.n++;})<0-> [b {out.n = 100;}];";
        assertThat(meaning(rules, "a a a")).isEqualTo(Map.of("n", 3.0));
        assertThat(meaning(rules, "a b")).isEqualTo(Map.of("n", 100.0));
    }

    private Object meaning(String grammar, String words) throws Exception {
        GrammarMatch match =
                reader.readInline(grammar, null, null, null).match(words).orElseThrow();
        return session.toJava(match.interpret(session));
    }
}
