package org.carillon.vxml.document;

import java.util.List;

/** {@code <clear>} (VoiceXML 2.0 section 5.3.3); an empty list means all form items. */
public record Clear(List<String> namelist, int line) implements Executable {

    public Clear {
        namelist = List.copyOf(namelist);
    }
}
