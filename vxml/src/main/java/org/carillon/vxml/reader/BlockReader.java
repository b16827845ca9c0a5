package org.carillon.vxml.reader;

import org.carillon.vxml.document.Block;

/** Reads {@code <block>}. */
final class BlockReader {

    private BlockReader() {}

    static Block read(Tag block) throws BadDocumentException {
        return new Block(ItemReader.head(block), ExecutableReader.readContent(block));
    }
}
