package org.carillon.vxml.document;

/** {@code <throw>} (VoiceXML 2.0 section 5.2.1). */
public record Throw(String event, String eventexpr, String message, String messageexpr, int line)
        implements Executable {}
