package org.carillon.telephony.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Drives all media paths every 20 ms, on one thread per core. Shared by all calls of the adapter. Thread-safe.
 *
 * <p>The calls of a thread are spread over lanes that tick 5 ms apart, so that many calls do not send all at one instant.
 */
public final class MediaClock implements AutoCloseable {

    private static final int LANES_PER_THREAD = 4;

    private final List<ClockLane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /** Starts one thread per core. */
    public MediaClock() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /** Starts the given number of threads. */
    public MediaClock(int threadCount) {
        long start = System.nanoTime();
        for (int i = 0; i < threadCount; i++) {
            List<ClockLane> own = new ArrayList<>();
            for (int lane = 0; lane < LANES_PER_THREAD; lane++) {
                own.add(new ClockLane(start + lane * TickSchedule.TICK_NANOS / LANES_PER_THREAD));
            }
            lanes.addAll(own);
            threads.add(new Thread(() -> run(own), "carillon-media-clock-" + (i + 1)));
        }
        for (Thread thread : threads) {
            thread.setDaemon(true);
            thread.setPriority(Thread.MAX_PRIORITY);
            thread.start();
        }
    }

    /** From now on the given path ticks, until it says that it does not want to any more. */
    public synchronized void add(Ticked ticked) {
        if (closed) {
            throw new IllegalStateException("the media clock is closed");
        }
        lanes.stream()
                .min(Comparator.comparingInt(ClockLane::size))
                .orElseThrow()
                .add(ticked);
    }

    /** How many paths tick. */
    public int size() {
        return lanes.stream().mapToInt(ClockLane::size).sum();
    }

    private void run(List<ClockLane> own) {
        Workspace workspace = new Workspace();
        while (!closed) {
            for (ClockLane lane : own) {
                sleepUntil(lane.deadline());
                lane.tick(System.nanoTime(), workspace);
            }
        }
    }

    private void sleepUntil(long deadline) {
        for (long left = deadline - System.nanoTime(); left > 0 && !closed; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    /** Ends the threads: no path ticks any more; each is still closed by its owner. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        threads.forEach(LockSupport::unpark);
    }
}
