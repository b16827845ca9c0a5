package org.carillon.vxml.platform;

/**
 * What the caller is thought to have said.
 *
 * @param words the words, separated by single spaces
 * @param confidence 0.0 to 1.0
 * @param grammarIndex which grammar of the {@link SpeechRequest} matched, from 0; the interpreter parses the words with it
 */
public record Utterance(String words, double confidence, int grammarIndex) {}
