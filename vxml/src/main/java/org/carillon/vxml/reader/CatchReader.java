package org.carillon.vxml.reader;

import java.util.ArrayList;
import java.util.List;
import org.carillon.vxml.document.Catch;

/** Reads {@code <catch>} and its shorthands. */
final class CatchReader {

    private static final List<String> SHORTHANDS = List.of("error", "help", "noinput", "nomatch");

    private CatchReader() {}

    /** All of an element, in document order. */
    static List<Catch> readAll(Tag parent) throws BadDocumentException {
        List<Catch> catches = new ArrayList<>();
        for (Tag child : parent.children()) {
            if (child.name().equals("catch")) {
                catches.add(read(child, child.wordsOrNone("event")));
            } else if (SHORTHANDS.contains(child.name())) {
                catches.add(read(child, List.of(child.name())));
            }
        }
        return catches;
    }

    private static Catch read(Tag tag, List<String> events) throws BadDocumentException {
        return new Catch(
                events.contains(".") ? List.of() : events,
                tag.attribute("cond"),
                tag.count("count"),
                ExecutableReader.readContent(tag),
                tag.line());
    }
}
