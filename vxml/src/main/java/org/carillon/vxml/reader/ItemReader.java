package org.carillon.vxml.reader;

import org.carillon.vxml.document.ItemBody;
import org.carillon.vxml.document.ItemHead;

/** Reads what form items have in common. */
final class ItemReader {

    private ItemReader() {}

    static ItemHead head(Tag item) throws BadDocumentException {
        String name = item.attribute("name");
        if (name != null) {
            VarReader.checkIdentifier(item, name);
        }
        return new ItemHead(name(item), name != null, item.attribute("expr"), item.attribute("cond"), item.line());
    }

    static ItemBody body(Tag item) throws BadDocumentException {
        return new ItemBody(
                item.readAll("prompt", PromptReader::read),
                CatchReader.readAll(item),
                item.readAll("link", LinkReader::read),
                item.readAll("grammar", GrammarElementReader::read),
                PropertyReader.readAll(item));
    }

    /** The name given, or one made up. */
    static String name(Tag item) {
        String name = item.attribute("name");
        return name == null ? item.madeUpName() : name.strip();
    }
}
