package org.carillon.vxml.reader;

import org.carillon.vxml.document.Data;

/** Reads {@code <data>}. */
final class DataReader {

    private DataReader() {}

    static Data read(Tag tag) throws BadDocumentException {
        tag.exactlyOneOf("src", "srcexpr");
        return new Data(
                tag.attribute("src"),
                tag.attribute("srcexpr"),
                tag.attribute("name"),
                SubmissionReader.read(tag),
                tag.line());
    }
}
