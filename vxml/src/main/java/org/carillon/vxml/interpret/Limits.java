package org.carillon.vxml.interpret;

import java.util.concurrent.TimeUnit;
import org.carillon.vxml.VoiceXmlSettings;

/** Stops applications that never end, never ask, or drown in events. */
final class Limits {

    private static final int MAX_WORK = 100_000;
    private static final int MAX_SPEECH = 1_000_000;
    private static final int MAX_SUBDIALOGS = 20;

    private final VoiceXmlSettings settings;
    private final long end;
    private final java.util.function.LongSupplier nanoTime;
    private int transitions;
    private int idle;
    private int work;
    private long speech;
    private int depth;

    Limits(VoiceXmlSettings settings, java.util.function.LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + settings.maxSessionDuration().toNanos();
    }

    /** A document or dialog is entered. */
    void countTransition() {
        if (++transitions > settings.maxTransitions()) {
            throw SessionEnd.stopped("more than " + settings.maxTransitions() + " documents and dialogs entered");
        }
        checkTime();
    }

    /** A form item is visited, an event thrown, or a turn of a loop done. */
    void countStep() {
        if (++idle > settings.maxEventsWithoutInput()) {
            throw SessionEnd.stopped(
                    "more than " + settings.maxEventsWithoutInput() + " events and visits without any input");
        }
        checkTime();
    }

    /** An element is executed, or a turn of a {@code <foreach>} done. */
    void countWork() {
        if (++work > MAX_WORK) {
            throw SessionEnd.stopped("more than " + MAX_WORK + " elements executed without any input");
        }
        checkTime();
    }

    /** So many characters are added to what is to be said. */
    void countSpeech(int characters) {
        speech += characters;
        if (speech > MAX_SPEECH) {
            throw SessionEnd.stopped("more than " + MAX_SPEECH + " characters to say without any input");
        }
    }

    /** The caller said or keyed something. */
    void inputReceived() {
        idle = 0;
        work = 0;
        speech = 0;
    }

    /** A subdialog begins. */
    void enterSubdialog() {
        if (++depth > MAX_SUBDIALOGS) {
            throw SessionEnd.stopped("more than " + MAX_SUBDIALOGS + " subdialogs inside each other");
        }
    }

    void leaveSubdialog() {
        depth--;
    }

    /** Nanoseconds the session may still last. */
    long nanosLeft() {
        return end - nanoTime.getAsLong();
    }

    void checkTime() {
        if (nanosLeft() <= 0) {
            throw SessionEnd.stopped("the session lasted longer than "
                    + TimeUnit.NANOSECONDS.toSeconds(
                            settings.maxSessionDuration().toNanos()) + " s");
        }
    }
}
