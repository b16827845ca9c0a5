package org.carillon.vxml.grammar;

import java.util.List;
import java.util.Map;
import org.carillon.vxml.script.ScriptException;
import org.carillon.vxml.script.ScriptScope;
import org.carillon.vxml.script.ScriptSession;

/** Works out what a match means (SISR 1.0), with tags that are scripts or literals. Used once. */
final class SemanticInterpreter {

    /** The variables that every rule has while its tags run (SISR 1.0 sections 3.3.2 and 3.3.3). */
    private static final String RULE_VARIABLES =
            """
            var $seen = { rule: undefined, meta: undefined, current: undefined }, out = {}, rules = {}, meta = {};
            rules.latest = function () { return $seen.rule; };
            meta.latest = function () { return $seen.meta; };
            meta.current = function () { return $seen.current; };
            """;

    /** In grammars without a format: the names that the drafts of SISR had, {@code $rule} and {@code $$} among them. */
    private static final String DRAFT_VARIABLES = "var $ = out, $out = out, $$;";

    private final ScriptSession session;
    private final Grammar grammar;
    private final List<String> tokens;

    SemanticInterpreter(ScriptSession session, Grammar grammar, List<String> tokens) {
        this.session = session;
        this.grammar = grammar;
        this.tokens = tokens;
    }

    Object valueOf(Derived.MatchedRule match) throws ScriptException {
        if (match.rule().rule().meaning() != null) {
            return session.fromJava(match.rule().rule().meaning().apply(tokens.subList(match.from(), match.to())));
        }
        return hasTag(match) ? tagged(match) : untagged(match);
    }

    private static boolean hasTag(Derived.MatchedRule match) {
        return match.parts().stream().anyMatch(Derived.MatchedTag.class::isInstance);
    }

    /** Without a tag: the last rule's value, or the text (SISR 1.0 section 3.2.5). */
    private Object untagged(Derived.MatchedRule match) throws ScriptException {
        for (int i = match.parts().size() - 1; i >= 0; i--) {
            if (match.parts().get(i) instanceof Derived.MatchedRule rule) {
                return valueOf(rule);
            }
        }
        return text(match);
    }

    private Object tagged(Derived.MatchedRule match) throws ScriptException {
        return TagFormat.of(match.rule().document()) == TagFormat.LITERALS ? lastTag(match) : scripted(match);
    }

    private static String lastTag(Derived.MatchedRule match) {
        String literal = null;
        for (Derived part : match.parts()) {
            if (part instanceof Derived.MatchedTag tag) {
                literal = tag.content().strip();
            }
        }
        return literal;
    }

    private Object scripted(Derived.MatchedRule match) throws ScriptException {
        ScriptScope shared = session.scope().child(null);
        for (String tag : match.rule().document().globalTags()) {
            shared.run(tag, "tag of the grammar", 1);
        }
        ScriptScope scope = shared.child(null);
        scope.run(RULE_VARIABLES, "rule variables", 1);
        boolean draft = match.rule().document().tagFormat() == null;
        if (draft) {
            scope.run(DRAFT_VARIABLES, "rule variables", 1);
        }
        Object seen = scope.get("$seen");
        session.put(seen, "current", meta(match));
        for (Derived part : match.parts()) {
            if (part instanceof Derived.MatchedRule rule) {
                see(rule, scope, seen, draft);
            } else if (part instanceof Derived.MatchedTag tag) {
                scope.run(tag.content(), "tag of rule " + match.rule().rule().name(), 1);
            }
        }
        return draft ? scope.evaluate("$ === $out ? out : $") : scope.get("out");
    }

    private void see(Derived.MatchedRule rule, ScriptScope scope, Object seen, boolean draft) throws ScriptException {
        String name = rule.rule().rule().name();
        Object value = valueOf(rule);
        Object meta = meta(rule);
        session.put(scope.get("rules"), name, value);
        session.put(scope.get("meta"), name, meta);
        session.put(seen, "rule", value);
        session.put(seen, "meta", meta);
        if (draft) {
            scope.declare("$" + name, value);
            scope.declare("$$", value);
        }
    }

    private Object meta(Derived.MatchedRule match) {
        return session.fromJava(Map.of("text", text(match), "score", 1.0));
    }

    private String text(Derived.MatchedRule match) {
        return String.join(grammar.mode() == GrammarMode.DTMF ? "" : " ", tokens.subList(match.from(), match.to()));
    }
}
