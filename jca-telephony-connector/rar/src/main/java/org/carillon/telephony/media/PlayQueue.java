package org.carillon.telephony.media;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.telephony.CallAudio;

/** What waits to be played. {@link #add} and {@link #flush} may be called by any thread and never wait; the rest is the clock's. */
public final class PlayQueue {

    private static final int SAMPLES_PER_MILLI = CallAudio.SAMPLE_RATE_HZ / 1_000;

    /** Hears of every playback exactly once. */
    public interface EndListener {

        /** @param playedMillis how much of it was read, in milliseconds */
        void playbackEnded(long playback, long playedMillis);
    }

    private record Playback(long id, short[] samples) {}

    private final Queue<Playback> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong lastId = new AtomicLong();
    private final AtomicLong flushedUpTo = new AtomicLong();
    private final EndListener listener;
    private Playback current;
    private int position;

    /** @param listener called where {@link #read} or {@link #dropFlushed} is */
    public PlayQueue(EndListener listener) {
        this.listener = listener;
    }

    /** Queues audio; returns its identity. */
    public long add(short[] samples) {
        long id = lastId.incrementAndGet();
        waiting.add(new Playback(id, samples));
        return id;
    }

    /** Everything added until now is dropped at the next tick. */
    public void flush() {
        flushedUpTo.accumulateAndGet(lastId.get(), Math::max);
    }

    /** Fills the frame as far as there is something to play; where nothing is left, what it held stays. */
    public void read(short[] frame) {
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
    public void dropFlushed() {
        while ((current != null || next()) && current.id <= flushedUpTo.get()) {
            end();
        }
    }

    /** Ends everything. */
    public void clear() {
        flush();
        dropFlushed();
    }

    /** Whether nothing waits to be read, flushed or not. */
    public boolean isEmpty() {
        return current == null && waiting.isEmpty();
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
