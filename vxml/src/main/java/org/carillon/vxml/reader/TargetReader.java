package org.carillon.vxml.reader;

import org.carillon.vxml.document.Target;

/** Reads where a {@code <choice>} or {@code <link>} leads. */
final class TargetReader {

    private TargetReader() {}

    static Target read(Tag tag) throws BadDocumentException {
        tag.exactlyOneOf("next", "expr", "event", "eventexpr");
        tag.atMostOneOf("message", "messageexpr");
        return new Target(
                tag.attribute("next"),
                tag.attribute("expr"),
                tag.attribute("event"),
                tag.attribute("eventexpr"),
                tag.attribute("message"),
                tag.attribute("messageexpr"),
                FetchAttributesReader.read(tag));
    }
}
