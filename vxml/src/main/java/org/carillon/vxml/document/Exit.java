package org.carillon.vxml.document;

import java.util.List;

/** {@code <exit>} (VoiceXML 2.0 section 5.3.9). */
public record Exit(String expr, List<String> namelist, int line) implements Executable {

    public Exit {
        namelist = List.copyOf(namelist);
    }
}
