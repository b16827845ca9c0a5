package org.carillon.vxml.reader;

import java.util.Set;
import org.carillon.vxml.document.Link;

/** Reads {@code <link>}. */
final class LinkReader {

    private LinkReader() {}

    static Link read(Tag link) throws BadDocumentException {
        link.allowOnly(Set.of("grammar"));
        return new Link(
                link.attribute("dtmf"),
                TargetReader.read(link),
                link.readAll("grammar", GrammarElementReader::read),
                link.line());
    }
}
