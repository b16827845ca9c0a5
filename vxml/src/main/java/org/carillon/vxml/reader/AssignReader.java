package org.carillon.vxml.reader;

import org.carillon.vxml.document.Assign;

/** Reads {@code <assign>}. */
final class AssignReader {

    private AssignReader() {}

    static Assign read(Tag tag) throws BadDocumentException {
        return new Assign(tag.required("name").strip(), tag.required("expr"), tag.line());
    }
}
