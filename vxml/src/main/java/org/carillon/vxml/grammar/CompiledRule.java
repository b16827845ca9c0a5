package org.carillon.vxml.grammar;

/** A rule, the document it stands in, and its compiled expansion. */
final class CompiledRule {

    private final Rule rule;
    private final GrammarDocument document;
    private Node expansion;

    CompiledRule(Rule rule, GrammarDocument document) {
        this.rule = rule;
        this.document = document;
    }

    Rule rule() {
        return rule;
    }

    GrammarDocument document() {
        return document;
    }

    Node expansion() {
        return expansion;
    }

    /** Called once, by the compiler: rules may refer to each other. */
    void complete(Node compiled) {
        expansion = compiled;
    }
}
