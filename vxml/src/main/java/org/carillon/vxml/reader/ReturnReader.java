package org.carillon.vxml.reader;

import org.carillon.vxml.document.Return;

/** Reads {@code <return>}. */
final class ReturnReader {

    private ReturnReader() {}

    static Return read(Tag tag) throws BadDocumentException {
        tag.atMostOneOf("event", "eventexpr", "namelist");
        tag.atMostOneOf("message", "messageexpr");
        return new Return(
                tag.attribute("event"),
                tag.attribute("eventexpr"),
                tag.attribute("message"),
                tag.attribute("messageexpr"),
                tag.wordsOrNone("namelist"),
                tag.line());
    }
}
