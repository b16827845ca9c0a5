package org.carillon.speech.ssml;

/** A piece of an SSML document in the order of speaking. */
public sealed interface SpokenPart {

    /**
     * Words to say. Pieces that follow each other with the same prosody belong to one run of text.
     *
     * @param text as written, white space included
     * @param prosody how to say it
     */
    record Words(String text, Prosody prosody) implements SpokenPart {}

    /** A {@code <break>}: silence that takes the place of whatever pause the synthesizer would have made. */
    record Silence(long millis) implements SpokenPart {}

    /** A {@code <mark>}: its place in time is to be reported. */
    record Mark(String name) implements SpokenPart {}

    /** The edge of an {@code <s>} or {@code <p>}. */
    record Boundary(Kind kind) implements SpokenPart {
        public enum Kind {
            SENTENCE,
            PARAGRAPH
        }
    }
}
