package org.carillon.vxml.document;

/**
 * What every form item has (VoiceXML 2.0 section 2.1.3).
 *
 * @param name form item variable
 * @param named whether the author gave that name; otherwise the variable is not visible to scripts
 * @param expr initial value, or null for undefined
 * @param cond guard, or null for true
 * @param line where the item stands
 */
public record ItemHead(String name, boolean named, String expr, String cond, int line) {}
