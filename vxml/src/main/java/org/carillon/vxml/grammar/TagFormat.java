package org.carillon.vxml.grammar;

import java.util.regex.Pattern;

/** What the tags of a grammar are (SRGS 1.0 section 4.8, SISR 1.0 section 2). */
enum TagFormat {
    SCRIPT,
    LITERALS;

    /** The value of a rule: {@code out}, or {@code $} as in the drafts of SISR, which grammars without a format may follow. */
    private static final Pattern VALUE = Pattern.compile("\\bout\\b|\\$\\s*[.=\\[]");

    /** Where the grammar doesn't say, tags that speak of their rule's value are scripts. */
    static TagFormat of(GrammarDocument document) {
        if (document.tagFormat() != null) {
            return document.tagFormat().strip().equals("semantics/1.0-literals") ? LITERALS : SCRIPT;
        }
        return document.rules().values().stream().anyMatch(rule -> speaksOfValue(rule.expansion())) ? SCRIPT : LITERALS;
    }

    static boolean isKnown(String tagFormat) {
        return tagFormat == null || tagFormat.strip().matches("semantics/1\\.0(-literals)?");
    }

    private static boolean speaksOfValue(Expansion expansion) {
        return expansion instanceof Expansion.Tag tag
                ? VALUE.matcher(tag.content()).find()
                : expansion.parts().stream().anyMatch(TagFormat::speaksOfValue);
    }
}
