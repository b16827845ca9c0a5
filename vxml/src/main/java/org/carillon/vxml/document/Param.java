package org.carillon.vxml.document;

/**
 * {@code <param>} (VoiceXML 2.0 section 6.4).
 *
 * @param name its name
 * @param expr ECMAScript, or null
 * @param value literal, or null: exactly one of the two
 * @param valuetype {@code data} or {@code ref}
 * @param type media type of what a {@code ref} refers to, or null
 */
public record Param(String name, String expr, String value, String valuetype, String type) {}
