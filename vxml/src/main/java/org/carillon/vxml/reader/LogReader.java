package org.carillon.vxml.reader;

import org.carillon.vxml.document.Log;

/** Reads {@code <log>}. */
final class LogReader {

    private LogReader() {}

    static Log read(Tag tag) throws BadDocumentException {
        return new Log(tag.attribute("label"), tag.attribute("expr"), PromptContentReader.readContent(tag), tag.line());
    }
}
