package org.carillon.vxml.platform;

/**
 * What the caller is thought to have said.
 *
 * @param words as the grammar spells them, separated by single spaces; the interpreter parses them with it
 * @param confidence 0.0 to 1.0
 */
public record Utterance(String words, double confidence) {}
