package org.carillon.speech;

import java.util.List;

/**
 * Spoken audio: 16 bit linear samples, mono.
 *
 * @param samples treat as immutable: it may be shared by a cache
 * @param sampleRateHz samples per second
 * @param marks where the document's {@code <mark>} elements fall, in order
 */
public record Speech(short[] samples, int sampleRateHz, List<Mark> marks) {

    public Speech {
        marks = List.copyOf(marks);
    }

    /** How long it takes to say, in milliseconds. */
    public long millis() {
        return samples.length * 1000L / sampleRateHz;
    }

    /**
     * @param name of the mark
     * @param atMillis where it falls, from the beginning
     */
    public record Mark(String name, long atMillis) {}
}
