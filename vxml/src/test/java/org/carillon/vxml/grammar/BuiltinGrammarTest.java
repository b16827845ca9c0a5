package org.carillon.vxml.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.carillon.vxml.script.ScriptSession;
import org.carillon.vxml.script.Scripts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The builtin types and the values that they give (VoiceXML 2.0 appendix P). */
class BuiltinGrammarTest {

    private static final Scripts SCRIPTS = new Scripts(Duration.ofSeconds(2), 16 * 1024 * 1024);

    private final ScriptSession session = SCRIPTS.openSession();
    private final GrammarReader reader = new GrammarReader(uri -> {
        throw new BadGrammarException("nothing to fetch");
    });

    @ParameterizedTest
    @CsvSource({
        "boolean, 1, true",
        "boolean, 2, false",
        "boolean?y=7;n=9, 9, false",
        "digits, 0123456789, 0123456789",
        "digits?minlength=2;maxlength=3, 12, 12",
        "digits?length=1, 7, 7",
        "date, 20260704, 20260704",
        "currency, 12*5, 12.50",
        "currency, 12, 12.00",
        "currency, *05, 0.05",
        "number, 12*5, 12.5",
        "number, 12*, 12",
        "number, *5, 0.5",
        "phone, 5550100*22, 5550100x22",
        "time, 0530, 0530?",
        "time, 1730, 1730h",
        "time, 0015, 0015h",
    })
    void keysGiveTheValueOfTheirType(String type, String keys, String value) throws Exception {
        assertThat(value(GrammarMode.DTMF, type, keys.replaceAll("(?<=.)(?=.)", " ")))
                .contains(value);
    }

    @ParameterizedTest
    @CsvSource({
        "boolean, 3",
        "boolean, 11",
        "digits?length=2, 1",
        "digits?length=2, 123",
        "digits?minlength=2;maxlength=3, 1234",
        "date, 20261301",
        "date, 2026070",
        "time, 2460",
        "time, 0560",
        "currency, 1*234",
        "number, *",
        "phone, 555*",
    })
    void otherKeysDoNotMatch(String type, String keys) throws Exception {
        assertThat(value(GrammarMode.DTMF, type, keys.replaceAll("(?<=.)(?=.)", " ")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "boolean, yes, true",
        "boolean, Nope, false",
        "digits, one oh two, 102",
        "digits?length=2, four two, 42",
        "number, one hundred and twenty three, 123",
        "number, a thousand and one, 1001",
        "number, two million three hundred thousand forty, 2300040",
        "number, minus five point two five, -5.25",
        "number, point five, 0.5",
        "number, four two, 42",
        "number, zero, 0",
        "currency, twelve dollars and fifty cents, USD12.50",
        "currency, one euro, EUR1.00",
        "currency, ninety nine pence, GBP0.99",
        "currency, three hundred pounds twenty, GBP300.20",
        "date, july fourth, ????0704",
        "date, the thirty first of may nineteen ninety nine, 19990531",
        "date, march the second two thousand and six, 20060302",
        "date, december twenty fifth twenty twenty six, 20261225",
        "date, october third twenty oh five, 20051003",
        "phone, five five five oh one oh oh extension two two, 5550100x22",
        "time, five, 0500?",
        "time, five thirty p m, 0530p",
        "time, half past five in the morning, 0530a",
        "time, quarter to one, 1245?",
        "time, ten minutes past twelve, 1210?",
        "time, seven oh five am, 0705a",
        "time, eleven o'clock, 1100?",
        "time, seventeen hundred hours, 1700h",
        "time, twenty two forty five, 2245h",
        "time, noon, 1200p",
    })
    void wordsGiveTheValueOfTheirType(String type, String words, String value) throws Exception {
        assertThat(value(GrammarMode.VOICE, type, words)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "digits?length=2;minlength=1",
                "digits?minlength=3;maxlength=2",
                "digits?maxlength=0",
                "digits?length=x",
                "digits?length=100000",
                "digits?lenght=2",
                "boolean?y=1;n=1",
                "boolean?y=12",
                "date?x=1",
            })
    void wrongParametersAreRefused(String type) {
        assertThatThrownBy(() -> reader.builtin(GrammarMode.DTMF, type, null)).isInstanceOf(BadGrammarException.class);
    }

    @Test
    void whatIsNotBuiltInIsUnsupported() {
        assertThatThrownBy(() -> reader.builtin(GrammarMode.VOICE, "zipcode", "en"))
                .isInstanceOfSatisfying(UnsupportedGrammarException.class, e -> assertThat(e.isBuiltin())
                        .isTrue());
        assertThatThrownBy(() -> reader.builtin(GrammarMode.VOICE, "number", "fr-FR"))
                .isInstanceOf(UnsupportedGrammarException.class);
    }

    @Test
    void builtinsCanBeReferredToFromGrammars() throws Exception {
        Grammar grammar = reader.readInline(
                """
                #ABNF 1.0;
                language en-US; root $order; tag-format <semantics/1.0>;
                $order = give me $<builtin:grammar/number> {out.n = rules.number;} $<builtin:boolean> {out.b = rules.latest();};
                """,
                "application/srgs",
                null,
                null);
        Object meaning = grammar.match("give me twenty two yes").orElseThrow().interpret(session);
        assertThat(session.toJava(meaning)).isEqualTo(java.util.Map.of("n", "22", "b", true));
        assertThat(reader.read(URI.create("builtin:dtmf/digits?length=2"), null, null)
                        .mode())
                .isEqualTo(GrammarMode.DTMF);
    }

    private Optional<String> value(GrammarMode mode, String type, String input) throws Exception {
        Optional<GrammarMatch> match = reader.builtin(mode, type, "en-US").match(input);
        return match.isEmpty()
                ? Optional.empty()
                : Optional.of(String.valueOf(match.get().interpret(session)));
    }
}
