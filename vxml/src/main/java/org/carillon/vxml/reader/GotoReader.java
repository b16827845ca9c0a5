package org.carillon.vxml.reader;

import org.carillon.vxml.document.Goto;

/** Reads {@code <goto>}. */
final class GotoReader {

    private GotoReader() {}

    static Goto read(Tag tag) throws BadDocumentException {
        tag.exactlyOneOf("next", "expr", "nextitem", "expritem");
        return new Goto(
                tag.attribute("next"),
                tag.attribute("expr"),
                tag.attribute("nextitem"),
                tag.attribute("expritem"),
                FetchAttributesReader.read(tag),
                tag.line());
    }
}
