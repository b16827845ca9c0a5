package org.carillon.vxml.grammar;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One grammar document as it was written, its references not yet followed.
 *
 * @param abnf whether it is written in the ABNF form
 * @param base what references are resolved against (section 4.9), or null
 * @param language default of its tokens, or null
 * @param root name of its root rule, or null
 * @param tagFormat what its tags are (section 4.8), or null
 * @param globalTags tags before the first rule (SISR 1.0 section 3.2)
 */
record GrammarDocument(
        boolean abnf,
        URI base,
        GrammarMode mode,
        String language,
        String root,
        String tagFormat,
        List<String> globalTags,
        Map<String, Rule> rules) {

    GrammarDocument {
        globalTags = List.copyOf(globalTags);
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    }

    /** Refuses references to rules that the document doesn't have, also from rules that nobody uses. */
    void checkReferences() throws BadGrammarException {
        for (Rule rule : rules.values()) {
            checkReferences(rule.expansion());
        }
    }

    private void checkReferences(Expansion expansion) throws BadGrammarException {
        if (expansion instanceof Expansion.RuleReference reference
                && reference.uri() == null
                && !rules.containsKey(reference.rule())) {
            throw new BadGrammarException("no rule " + reference.rule());
        }
        for (Expansion part : expansion.parts()) {
            checkReferences(part);
        }
    }
}
