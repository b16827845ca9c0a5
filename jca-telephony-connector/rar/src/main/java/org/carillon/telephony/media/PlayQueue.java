package org.carillon.telephony.media;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.telephony.CallAudio;

/** What waits to be played. {@link #add} and {@link #flush} may be called by any thread and never wait; the rest is the clock's. */
final class PlayQueue {

    private static final int SAMPLES_PER_MILLI = CallAudio.SAMPLE_RATE_HZ / 1_000;

    /** Hears of every playback exactly once. */
    interface EndListener {
        void playbackEnded(long playback, long playedMillis);
    }

    private record Playback(long id, short[] samples) {}

    private final Queue<Playback> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong lastId = new AtomicLong();
    private final AtomicLong flushedUpTo = new AtomicLong();
    private final EndListener listener;
    private Playback current;
    private int position;

    PlayQueue(EndListener listener) {
        this.listener = listener;
    }

    long add(short[] samples) {
        long id = lastId.incrementAndGet();
        waiting.add(new Playback(id, samples));
        return id;
    }

    /** Everything added until now is dropped at the next tick. */
    void flush() {
        flushedUpTo.accumulateAndGet(lastId.get(), Math::max);
    }

    /** Fills the frame as far as there is something to play; where nothing is left, what it held stays. */
    void read(short[] frame) {
        int filled = 0;
        while (filled < frame.length && (current != null || next())) {
            if (current.id <= flushedUpTo.get()) {
                end();
                continue;
            }
            int count = Math.min(frame.length - filled, current.samples.length - position);
            System.arraycopy(current.samples, position, frame, filled, count);
            filled += count;
            position += count;
            if (position == current.samples.length) {
                end();
            }
        }
    }

    /** Drops what was flushed, while nothing may be played. */
    void dropFlushed() {
        while ((current != null || next()) && current.id <= flushedUpTo.get()) {
            end();
        }
    }

    /** Ends everything. */
    void clear() {
        flush();
        dropFlushed();
    }

    private boolean next() {
        current = waiting.poll();
        position = 0;
        return current != null;
    }

    private void end() {
        Playback ended = current;
        current = null;
        listener.playbackEnded(ended.id, position / SAMPLES_PER_MILLI);
    }
}
