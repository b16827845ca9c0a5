package org.carillon.vxml.reader;

import java.util.Set;
import org.carillon.vxml.document.RecordItem;

/** Reads {@code <record>}. */
final class RecordReader {

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
            "grammar");

    private RecordReader() {}

    static RecordItem read(Tag item) throws BadDocumentException {
        item.allowOnly(CHILDREN);
        return new RecordItem(
                ItemReader.head(item),
                PromptReader.bodyWithLoosePrompts(item),
                item.truth("modal", true),
                item.truth("beep", false),
                item.time("maxtime"),
                item.time("finalsilence"),
                item.truth("dtmfterm", true),
                item.attribute("type"));
    }
}
