package org.carillon.vxml.document;

/** {@code <var>} (VoiceXML 2.0 section 5.3.1). */
public record Var(String name, String expr, int line) implements Executable, FormChild {}
