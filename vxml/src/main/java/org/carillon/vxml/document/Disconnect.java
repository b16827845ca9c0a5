package org.carillon.vxml.document;

import java.util.List;

/** {@code <disconnect>} (VoiceXML 2.0 section 5.3.11, 2.1 section 8). */
public record Disconnect(List<String> namelist, int line) implements Executable {

    public Disconnect {
        namelist = List.copyOf(namelist);
    }
}
