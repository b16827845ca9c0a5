package org.carillon.vxml.document;

/**
 * {@code <data>} (VoiceXML 2.1 section 5).
 *
 * @param src URI reference, or null
 * @param srcexpr ECMAScript giving one, or null
 * @param name variable that gets the DOM, or null
 * @param request what to send, how to fetch
 * @param line where it stands
 */
public record Data(String src, String srcexpr, String name, Submission request, int line)
        implements Executable, FormChild {}
