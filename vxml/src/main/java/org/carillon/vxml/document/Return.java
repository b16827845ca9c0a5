package org.carillon.vxml.document;

import java.util.List;

/** {@code <return>} (VoiceXML 2.0 section 5.3.10): the event may be null. */
public record Return(
        String event, String eventexpr, String message, String messageexpr, List<String> namelist, int line)
        implements Executable {

    public Return {
        namelist = List.copyOf(namelist);
    }
}
