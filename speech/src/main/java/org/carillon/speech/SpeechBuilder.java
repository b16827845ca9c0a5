package org.carillon.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Speech in the making. Automatic pauses give way to explicit silence, and never stand at the beginning. */
final class SpeechBuilder {

    /** Longest speech, in milliseconds. */
    static final long MAX_MILLIS = 600_000;

    private final int sampleRateHz;
    private final List<Speech.Mark> marks = new ArrayList<>();
    private short[] samples = new short[16_000];
    private int length;
    private long pauseMillis;

    SpeechBuilder(int sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
    }

    /** Silence that was asked for: replaces the pause at this place. */
    void silence(long millis) throws SpeechException {
        pauseMillis = 0;
        append((int) (Math.min(millis, MAX_MILLIS) * sampleRateHz / 1000));
    }

    /** A pause as a speaker makes it: the longest of those asked for at one place. */
    void pause(long millis) {
        if (length > 0) {
            pauseMillis = Math.max(pauseMillis, millis);
        }
    }

    /** Speech; returns the instant at which it begins, in milliseconds. */
    long speak(short[] spoken, double gain) throws SpeechException {
        settlePause();
        int from = length;
        append(spoken.length);
        for (int i = 0; i < spoken.length; i++) {
            samples[from + i] = (short) Math.round(spoken[i] * gain);
        }
        return from * 1000L / sampleRateHz;
    }

    /** A mark; it never falls before the one before it. */
    void mark(String name, long atMillis) {
        long earliest = marks.isEmpty() ? 0 : marks.get(marks.size() - 1).atMillis();
        marks.add(new Speech.Mark(name, Math.max(earliest, atMillis)));
    }

    /** A mark at the end of all that was said so far, after the pause there. */
    void markHere(String name) throws SpeechException {
        settlePause();
        mark(name, length * 1000L / sampleRateHz);
    }

    Speech build() throws SpeechException {
        settlePause();
        return new Speech(Arrays.copyOf(samples, length), sampleRateHz, marks);
    }

    private void settlePause() throws SpeechException {
        if (pauseMillis > 0) {
            silence(pauseMillis);
        }
    }

    private void append(int count) throws SpeechException {
        if ((long) length + count > MAX_MILLIS * sampleRateHz / 1000) {
            throw new SpeechException("The speech is longer than " + MAX_MILLIS / 1000 + " s");
        }
        if (length + count > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(length + count, samples.length * 2));
        }
        length += count;
    }
}
