package org.carillon.vxml.document;

/** {@code <assign>} (VoiceXML 2.0 section 5.3.2). */
public record Assign(String name, String expr, int line) implements Executable {}
