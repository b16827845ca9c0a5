package org.carillon.vxml.reader;

import org.carillon.vxml.document.Var;

/** Reads {@code <var>}. */
final class VarReader {

    private VarReader() {}

    static Var read(Tag tag) throws BadDocumentException {
        String name = tag.required("name").strip();
        checkIdentifier(tag, name);
        return new Var(name, tag.attribute("expr"), tag.line());
    }

    /** VoiceXML 2.0 section 5.1: names are ECMAScript's, without scope prefixes and dollar signs of the platform. */
    static void checkIdentifier(Tag tag, String name) throws BadDocumentException {
        if (!name.strip().matches("[\\p{L}_$][\\p{L}\\p{N}_$]*")) {
            throw tag.bad("not a name for a variable: " + name);
        }
    }
}
