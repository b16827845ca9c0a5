package org.carillon.vxml.document;

import java.util.List;

/** {@code <foreach>} in executable content (VoiceXML 2.1 section 6). */
public record Foreach(String array, String item, List<Executable> content, int line) implements Executable {

    public Foreach {
        content = List.copyOf(content);
    }
}
