package org.carillon.vxml.reader;

import org.carillon.vxml.document.Disconnect;

/** Reads {@code <disconnect>}. */
final class DisconnectReader {

    private DisconnectReader() {}

    static Disconnect read(Tag tag) {
        return new Disconnect(tag.wordsOrNone("namelist"), tag.line());
    }
}
