package org.carillon.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.carillon.speech.Speech;
import org.carillon.vxml.platform.PlayPosition;

/** What is queued on a call, and how far it is. Thread-safe: the dialogue adds, the connector tells what has ended. */
final class Playing {

    private final List<Long> outstanding = new ArrayList<>();
    private final List<Speech.Mark> marks = new ArrayList<>();
    private long startNanos;
    private long totalMillis;

    /**
     * Adds what is about to be queued.
     *
     * @param queue queues it and returns its identity; called under the lock, so that its end can't be told before
     */
    synchronized void add(Speech speech, long now, LongSupplier queue) {
        if (outstanding.isEmpty() && totalMillis == 0) {
            startNanos = now;
        }
        speech.marks().forEach(mark -> marks.add(new Speech.Mark(mark.name(), totalMillis + mark.atMillis())));
        totalMillis += speech.millis();
        outstanding.add(queue.getAsLong());
    }

    /** A mark falls behind what was added so far. */
    synchronized void mark(String name) {
        marks.add(new Speech.Mark(name, totalMillis));
    }

    /** Returns whether this was the last that was outstanding; false for what was dropped before. */
    synchronized boolean ended(long playback) {
        return outstanding.remove(playback) && outstanding.isEmpty();
    }

    /** Whether nothing is being played. */
    synchronized boolean isSilent() {
        return outstanding.isEmpty();
    }

    /** How long it will still take. */
    synchronized long remainingNanos(long now) {
        return outstanding.isEmpty() ? 0 : Math.max(0, startNanos + TimeUnit.MILLISECONDS.toNanos(totalMillis) - now);
    }

    /** Forgets everything: it is silenced. */
    synchronized PlayPosition drop(long now) {
        PlayPosition position = positionAt(now);
        outstanding.clear();
        return position;
    }

    /** Where playing is, or has ended. The next that is added begins anew. */
    synchronized PlayPosition position(long now) {
        return positionAt(now);
    }

    private PlayPosition positionAt(long now) {
        long elapsed = Math.min(totalMillis, TimeUnit.NANOSECONDS.toMillis(now - startNanos));
        PlayPosition position = PlayPosition.NONE;
        for (Speech.Mark mark : marks) {
            if (mark.atMillis() <= elapsed || totalMillis == 0) {
                position = new PlayPosition(mark.name(), Math.max(0, elapsed - mark.atMillis()));
            }
        }
        marks.clear();
        totalMillis = 0;
        return position;
    }
}
