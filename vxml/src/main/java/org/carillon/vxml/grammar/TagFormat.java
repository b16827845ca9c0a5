package org.carillon.vxml.grammar;

import java.util.regex.Pattern;

/** What the tags of a grammar are (SRGS 1.0 section 4.8, SISR 1.0 section 2). */
enum TagFormat {
    SCRIPT,
    LITERALS;

    private static final Pattern OUT = Pattern.compile("\\bout\\b|^\\s*\\$\\s*[.=]");

    /** Where the grammar doesn't say, tags that speak of {@code out}, or of {@code $} as SISR's drafts did, are scripts. */
    static TagFormat of(GrammarDocument document) {
        if (document.tagFormat() != null) {
            return document.tagFormat().strip().equals("semantics/1.0-literals") ? LITERALS : SCRIPT;
        }
        return document.rules().values().stream().anyMatch(rule -> speaksOfOut(rule.expansion())) ? SCRIPT : LITERALS;
    }

    static boolean isKnown(String tagFormat) {
        return tagFormat == null || tagFormat.strip().matches("semantics/1\\.0(-literals)?");
    }

    private static boolean speaksOfOut(Expansion expansion) {
        return expansion instanceof Expansion.Tag tag
                ? OUT.matcher(tag.content()).find()
                : expansion.parts().stream().anyMatch(TagFormat::speaksOfOut);
    }
}
