package org.carillon.vxml.reader;

import java.util.Set;
import org.carillon.vxml.document.Initial;

/** Reads {@code <initial>}. */
final class InitialReader {

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
            "enumerate");

    private InitialReader() {}

    static Initial read(Tag initial) throws BadDocumentException {
        initial.allowOnly(CHILDREN);
        return new Initial(ItemReader.head(initial), PromptReader.bodyWithLoosePrompts(initial));
    }
}
