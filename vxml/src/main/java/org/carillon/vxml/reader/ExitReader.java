package org.carillon.vxml.reader;

import org.carillon.vxml.document.Exit;

/** Reads {@code <exit>}. */
final class ExitReader {

    private ExitReader() {}

    static Exit read(Tag tag) throws BadDocumentException {
        tag.atMostOneOf("expr", "namelist");
        return new Exit(tag.attribute("expr"), tag.wordsOrNone("namelist"), tag.line());
    }
}
