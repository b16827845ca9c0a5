package org.carillon.vxml.reader;

import org.carillon.vxml.document.Foreach;

/** Reads {@code <foreach>} in executable content. */
final class ForeachReader {

    private ForeachReader() {}

    static Foreach read(Tag tag) throws BadDocumentException {
        return new Foreach(
                tag.required("array"), tag.required("item").strip(), ExecutableReader.readContent(tag), tag.line());
    }
}
