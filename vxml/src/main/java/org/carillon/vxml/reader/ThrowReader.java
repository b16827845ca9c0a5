package org.carillon.vxml.reader;

import org.carillon.vxml.document.Throw;

/** Reads {@code <throw>}. */
final class ThrowReader {

    private ThrowReader() {}

    static Throw read(Tag tag) throws BadDocumentException {
        tag.exactlyOneOf("event", "eventexpr");
        tag.atMostOneOf("message", "messageexpr");
        return new Throw(
                tag.attribute("event"),
                tag.attribute("eventexpr"),
                tag.attribute("message"),
                tag.attribute("messageexpr"),
                tag.line());
    }
}
