package org.carillon.speech.recognition;

/**
 * What was probably said.
 *
 * @param words as the grammar spells them, separated by single spaces
 * @param confidence 0.0 to 1.0
 */
public record Hypothesis(String words, double confidence) {}
