package org.carillon.vxml.document;

/**
 * {@code <option>} (VoiceXML 2.0 section 2.3.1.3).
 *
 * @param dtmf its keys, or null
 * @param accept whether any sub-phrase of the text will do
 * @param value what the field becomes
 * @param text what is to be said, white space normalised
 * @param line where it stands
 */
public record Option(String dtmf, Accept accept, String value, String text, int line) {}
