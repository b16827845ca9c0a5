package org.carillon.telephony.media;

/** Drives all media paths every 20 ms, on one thread per core. Shared by all calls of the adapter. Thread-safe. */
public final class MediaClock implements AutoCloseable {

    /** Starts one thread per core. */
    public MediaClock() {
        this(Runtime.getRuntime().availableProcessors());
    }

    public MediaClock(int threads) {}

    /** Ends the threads; paths still open are closed. Idempotent. */
    @Override
    public void close() {}
}
