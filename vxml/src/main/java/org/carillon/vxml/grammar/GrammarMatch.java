package org.carillon.vxml.grammar;

import java.util.List;
import org.carillon.vxml.script.ScriptException;
import org.carillon.vxml.script.ScriptSession;

/** An utterance that a grammar matches, and in which way. Immutable. */
public final class GrammarMatch {

    private final Grammar grammar;
    private final List<String> tokens;
    private final Derived.MatchedRule derivation;

    GrammarMatch(Grammar grammar, List<String> tokens, Derived.MatchedRule derivation) {
        this.grammar = grammar;
        this.tokens = List.copyOf(tokens);
        this.derivation = derivation;
    }

    public Grammar grammar() {
        return grammar;
    }

    /** What was said: words separated by spaces, or keys ({@code application.lastresult$.utterance}). */
    public String utterance() {
        return String.join(grammar.mode() == GrammarMode.DTMF ? "" : " ", tokens);
    }

    /**
     * What it means (SISR 1.0): the value of the root rule, its tags evaluated in that session's sandbox.
     *
     * @return a script value of the session: a string, a Boolean (builtin boolean), or an object
     * @throws ScriptException if a tag's script fails
     */
    public Object interpret(ScriptSession session) throws ScriptException {
        return new SemanticInterpreter(session, grammar, tokens).valueOf(derivation);
    }

    /**
     * The rules, tokens and tags that matched, as a logical parse structure (SRGS 1.0 appendix H): {@code $pizza["a",
     * $size["small"],{!{size = 1}!},"pizza"]}.
     */
    public String logicalParse() {
        StringBuilder parse = new StringBuilder();
        write(derivation, parse);
        return parse.toString();
    }

    private static void write(Derived.MatchedRule rule, StringBuilder parse) {
        parse.append(rule.reference()).append('[');
        String separator = "";
        for (Derived part : rule.parts()) {
            parse.append(separator);
            separator = ",";
            if (part instanceof Derived.MatchedRule inner) {
                write(inner, parse);
            } else if (part instanceof Derived.MatchedTag tag) {
                parse.append("{!{").append(tag.content()).append("}!}");
            } else if (part instanceof Derived.MatchedToken token) {
                parse.append('"').append(token.text()).append('"');
            }
        }
        parse.append(']');
    }

    /** The rules, tokens and tags that matched. */
    Derived.MatchedRule derivation() {
        return derivation;
    }
}
