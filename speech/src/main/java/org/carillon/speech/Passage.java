package org.carillon.speech;

import java.util.List;
import org.carillon.speech.ssml.Prosody;

/**
 * Text to be spoken in one manner: one sentence or more.
 *
 * @param marks in the order of their offsets
 */
record Passage(String text, Prosody prosody, List<Mark> marks) {

    Passage {
        marks = marks.stream()
                .map(mark -> new Mark(mark.name(), nextWord(text, mark.offset())))
                .toList();
    }

    private static int nextWord(String text, int offset) {
        int next = offset;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    /** @param offset of the word before which the mark stands */
    record Mark(String name, int offset) {}
}
