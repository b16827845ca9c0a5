package org.carillon.vxml.reader;

import java.util.ArrayList;
import java.util.List;
import org.carillon.vxml.document.Filled;

/** Reads {@code <filled>}. */
final class FilledReader {

    private FilledReader() {}

    /** All of a form, those of its items included, in document order: the order in which they run. */
    static List<Filled> readAll(Tag form) throws BadDocumentException {
        List<Filled> all = new ArrayList<>();
        for (Tag child : form.children()) {
            if (child.name().equals("filled")) {
                all.add(inForm(child));
            }
            for (Tag filled : child.children("filled")) {
                all.add(inItem(filled, ItemReader.name(child)));
            }
        }
        return all;
    }

    private static Filled inForm(Tag filled) throws BadDocumentException {
        return new Filled(
                null,
                filled.oneOf("mode", "all", "all", "any").equals("any"),
                filled.words("namelist"),
                ExecutableReader.readContent(filled),
                filled.line());
    }

    /** VoiceXML 2.0 section 2.4: in an input item neither mode nor namelist can be given. */
    private static Filled inItem(Tag filled, String item) throws BadDocumentException {
        if (filled.given("mode", "namelist") > 0) {
            throw filled.bad("<filled> in an input item has neither mode nor namelist");
        }
        return new Filled(item, true, List.of(item), ExecutableReader.readContent(filled), filled.line());
    }
}
