package org.carillon.vxml.grammar;

/** How far a grammar may go before it is refused. */
final class GrammarLimits {

    /** Documents that one grammar is made of. */
    static final int DOCUMENTS = 50;

    /** Expansions within expansions. */
    static final int DEPTH = 200;

    /** Tokens, references, tags and groups in all documents together. */
    static final int NODES = 500_000;

    /** Highest number of repetitions that can be asked for. */
    static final int REPETITIONS = 10_000;

    /** Words or keys of one utterance. */
    static final int TOKENS = 500;

    /** Steps of matching one utterance. */
    static final int STEPS = 300_000;

    private GrammarLimits() {}
}
