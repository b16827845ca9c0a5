package org.carillon.it.phone.voice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One thread that reads and sends the RTP of all calls: reads when something comes, sends every 20 ms. */
public final class VoiceLoop implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(VoiceLoop.class.getName());
    private static final long TICK_NANOS = 20_000_000;
    private static final long MILLI_NANOS = 1_000_000;

    private final Selector selector;
    private final Queue<PhoneVoice> added = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** Starts the thread. */
    public VoiceLoop() throws IOException {
        selector = Selector.open();
        Thread thread = new Thread(this::run, "phone-voice");
        thread.setDaemon(true);
        thread.start();
    }

    void add(PhoneVoice voice) {
        added.add(voice);
        selector.wakeup();
    }

    private void run() {
        long due = System.nanoTime() + TICK_NANOS;
        try (selector) {
            while (!closed) {
                long left = due - System.nanoTime();
                if (left > 0) {
                    selector.select(key -> attempt(((PhoneVoice) key.attachment())::readAll), left / MILLI_NANOS + 1);
                    register();
                } else {
                    int missed = (int) (-left / TICK_NANOS);
                    due += (missed + 1) * TICK_NANOS;
                    tick(missed);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void register() throws IOException {
        for (PhoneVoice voice = added.poll(); voice != null; voice = added.poll()) {
            try {
                voice.channel().register(selector, SelectionKey.OP_READ, voice);
            } catch (ClosedChannelException e) {
                LOG.log(System.Logger.Level.DEBUG, "a call ended before its voice began", e);
            }
        }
    }

    private void tick(int missed) {
        for (SelectionKey key : selector.keys()) {
            attempt(() -> ((PhoneVoice) key.attachment()).tick(missed));
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** One call's trouble is not the others'. */
    private static void attempt(Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a call's voice failed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
