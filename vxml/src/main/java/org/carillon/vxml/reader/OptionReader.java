package org.carillon.vxml.reader;

import org.carillon.vxml.document.Accept;
import org.carillon.vxml.document.Option;

/** Reads {@code <option>}. */
final class OptionReader {

    private OptionReader() {}

    static Option read(Tag option) throws BadDocumentException {
        String text = option.text().strip().replaceAll("\\s+", " ");
        String dtmf = option.attribute("dtmf");
        String value = option.attribute("value");
        if (value == null) {
            value = text.isEmpty() ? dtmf : text;
        }
        return new Option(dtmf, accept(option, "exact"), value, text, option.line());
    }

    /** The attribute {@code accept}. */
    static Accept accept(Tag tag, String inherited) throws BadDocumentException {
        return tag.oneOf("accept", inherited, "exact", "approximate").equals("exact")
                ? Accept.EXACT
                : Accept.APPROXIMATE;
    }
}
