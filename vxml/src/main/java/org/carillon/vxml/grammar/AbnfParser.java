package org.carillon.vxml.grammar;

import java.net.URI;

/** Reads the ABNF form of SRGS 1.0. */
final class AbnfParser {

    private AbnfParser() {}

    static GrammarDocument parse(String text, URI base) throws BadGrammarException {
        throw new BadGrammarException("ABNF grammars can't be read yet");
    }
}
