package org.carillon.vxml.reader;

import org.carillon.vxml.document.FetchAttributes;

/** Reads the attributes that say how to fetch (VoiceXML 2.0 section 6.1.1). */
final class FetchAttributesReader {

    private FetchAttributesReader() {}

    static FetchAttributes read(Tag tag) throws BadDocumentException {
        if (tag.given("fetchtimeout", "fetchhint", "maxage", "maxstale", "fetchaudio") == 0) {
            return FetchAttributes.UNSET;
        }
        return new FetchAttributes(
                tag.time("fetchtimeout"),
                tag.oneOf("fetchhint", null, "prefetch", "safe"),
                tag.number("maxage"),
                tag.number("maxstale"),
                tag.attribute("fetchaudio"));
    }
}
