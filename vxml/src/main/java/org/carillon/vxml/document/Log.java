package org.carillon.vxml.document;

import java.util.List;

/** {@code <log>} (VoiceXML 2.0 section 5.3.13). */
public record Log(String label, String expr, List<PromptContent> content, int line) implements Executable {

    public Log {
        content = List.copyOf(content);
    }
}
