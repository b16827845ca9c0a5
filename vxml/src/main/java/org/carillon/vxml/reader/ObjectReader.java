package org.carillon.vxml.reader;

import java.util.Set;
import org.carillon.vxml.document.ObjectItem;

/** Reads {@code <object>}. */
final class ObjectReader {

    private static final Set<String> CHILDREN = Set.of(
            "prompt",
            "log",
            "catch",
            "error",
            "help",
            "noinput",
            "nomatch",
            "link",
            "property",
            "value",
            "audio",
            "enumerate",
            "filled",
            "param");

    private ObjectReader() {}

    static ObjectItem read(Tag item) throws BadDocumentException {
        item.allowOnly(CHILDREN);
        return new ObjectItem(
                ItemReader.head(item),
                PromptReader.bodyWithLoosePrompts(item),
                item.attribute("classid"),
                item.attribute("codebase"),
                item.attribute("data"),
                item.attribute("type"),
                item.attribute("codetype"),
                item.attribute("archive"),
                FetchAttributesReader.read(item),
                item.readAll("param", ParamReader::read));
    }
}
