package org.carillon.vxml.document;

/** {@code <reprompt>} (VoiceXML 2.0 section 5.3.6). */
public record Reprompt(int line) implements Executable {}
