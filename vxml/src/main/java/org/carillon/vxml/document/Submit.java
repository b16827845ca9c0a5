package org.carillon.vxml.document;

/** {@code <submit>} (VoiceXML 2.0 section 5.3.8): exactly one of the first two is given. */
public record Submit(String next, String expr, Submission request, int line) implements Executable {}
