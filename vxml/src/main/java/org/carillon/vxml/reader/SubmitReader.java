package org.carillon.vxml.reader;

import org.carillon.vxml.document.Submit;

/** Reads {@code <submit>}. */
final class SubmitReader {

    private SubmitReader() {}

    static Submit read(Tag tag) throws BadDocumentException {
        tag.exactlyOneOf("next", "expr");
        return new Submit(tag.attribute("next"), tag.attribute("expr"), SubmissionReader.read(tag), tag.line());
    }
}
