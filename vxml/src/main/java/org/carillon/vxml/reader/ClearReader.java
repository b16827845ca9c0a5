package org.carillon.vxml.reader;

import org.carillon.vxml.document.Clear;

/** Reads {@code <clear>}. */
final class ClearReader {

    private ClearReader() {}

    static Clear read(Tag tag) {
        return new Clear(tag.wordsOrNone("namelist"), tag.line());
    }
}
