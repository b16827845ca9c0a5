package org.carillon.telephony.asterisk;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.carillon.telephony.CallAudio;
import org.carillon.telephony.media.AudioLink;
import org.carillon.telephony.media.LinkedAudio;
import org.carillon.telephony.media.MediaClock;
import org.carillon.telephony.media.MediaListener;
import org.carillon.telephony.media.Ticked;
import org.carillon.telephony.media.Workspace;
import org.carillon.telephony.rtp.LossConcealment;

/**
 * The voice path of a call through Asterisk. It outlives the line that carries it: a call that comes back from a transfer has another.
 * Thread-safe; the lock that a tick holds is only ever contended when a line comes or goes.
 */
final class AsteriskAudio implements LinkedAudio, AutoCloseable {

    private static final Logger LOG = System.getLogger(AsteriskAudio.class.getName());
    private static final String KEYS = "0123456789*#ABCD";
    private static final int TICK_MILLIS = 20;

    /** Hears of voice and keys, and of a line that ended with none in its place. */
    interface Listener extends MediaListener {

        /** @param farewell whether Asterisk took leave, or the connection just ended */
        void lineEnded(boolean farewell);
    }

    private final MediaClock clock;
    private final Executor callbacks;
    private final Listener listener;
    private final IntConsumer keySender;
    private final long silenceLimit;
    private final AudioLink link = new AudioLink();
    private final Playout playout;
    private final VoiceLine.Ear ear = new CallEar();
    private final LossConcealment concealment = new LossConcealment();
    private final short[] frame = new short[CallAudio.FRAME_SAMPLES];
    private volatile Consumer<short[]> tap;
    // guarded by this
    private HeardVoice heard = new HeardVoice();
    private VoiceLine line;
    private boolean ticking;
    private boolean closed;
    private long silentTicks;

    /**
     * @param callbacks what the listener is called on, in order
     * @param keySender sends a key to the far end
     * @param silenceLimit so long without voice is told as {@link MediaListener#mediaTimedOut}, again and again
     */
    AsteriskAudio(
            MediaClock clock, Executor callbacks, Listener listener, IntConsumer keySender, Duration silenceLimit) {
        this.clock = clock;
        this.callbacks = callbacks;
        this.listener = listener;
        this.keySender = keySender;
        this.silenceLimit = Math.max(1, silenceLimit.toMillis() / TICK_MILLIS);
        this.playout = new Playout(link, (id, millis) -> callbacks.execute(() -> listener.playbackEnded(id, millis)));
    }

    /** From now on this line carries the voice, in place of the one before. A closed path closes it. */
    synchronized void attach(VoiceLine next) {
        closeLine();
        if (closed) {
            closeQuietly(next);
            return;
        }
        line = next;
        heard = new HeardVoice();
        silentTicks = 0;
        if (!ticking) {
            ticking = true;
            clock.add(new ClockFace());
        }
    }

    @Override
    public long play(short[] samples) {
        return playout.play(samples);
    }

    @Override
    public void flush() {
        playout.flush();
    }

    @Override
    public void sendKey(char key) {
        if (KEYS.indexOf(key) < 0) {
            throw new IllegalArgumentException("not a key of a telephone: " + key);
        }
        keySender.accept(key);
    }

    @Override
    public void tap(Consumer<short[]> sink) {
        tap = sink;
    }

    @Override
    public AudioLink link() {
        return link;
    }

    /** Whether a line carries it now. */
    synchronized boolean isCarried() {
        return line != null;
    }

    private synchronized boolean tick(int missed) {
        if (closed) {
            return false;
        }
        if (line == null) {
            playout.clear();
            return true;
        }
        silentTicks++;
        VoiceLine.State state = line.receive(ear);
        while (heard.isTooFull()) {
            hear();
        }
        hear();
        if (silentTicks >= silenceLimit) {
            silentTicks = 0;
            callbacks.execute(listener::mediaTimedOut);
        }
        if (state == VoiceLine.State.OPEN) {
            playout.tick(missed, line);
        } else {
            closeLine();
            callbacks.execute(() -> tellUnlessCarried(state == VoiceLine.State.CLOSED));
        }
        return true;
    }

    /** The listener may be so late that the call has come back from a transfer, with another line. */
    private void tellUnlessCarried(boolean farewell) {
        if (!isCarried()) {
            listener.lineEnded(farewell);
        }
    }

    private void hear() {
        heard.read(frame);
        concealment.conceal(frame);
        link.heard(frame);
        Consumer<short[]> sink = tap;
        if (sink == null) {
            return;
        }
        try {
            sink.accept(frame);
        } catch (RuntimeException e) {
            tap = null;
            callbacks.execute(() -> LOG.log(Level.ERROR, "a tap threw and was removed", e));
        }
    }

    /**
     * Closes the line too. What was still to be played is reported to the listener before this returns: a task that is given to the
     * callback executor afterwards runs after every callback of this path. Idempotent.
     */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            link.close();
            playout.clear();
            closeLine();
        }
    }

    private void closeLine() {
        if (line != null) {
            closeQuietly(line);
            line = null;
        }
    }

    static void closeQuietly(VoiceLine ended) {
        try {
            ended.close();
        } catch (IOException cause) {
            LOG.log(Level.DEBUG, "a voice line did not close", cause);
        }
    }

    /** The side that the clock sees. */
    private final class ClockFace implements Ticked {

        @Override
        public boolean tick(int missed, Workspace workspace) {
            return AsteriskAudio.this.tick(missed);
        }

        @Override
        public void broken() {
            close();
            callbacks.execute(() -> listener.lineEnded(false));
        }
    }

    private final class CallEar implements VoiceLine.Ear {

        @Override
        public void voice(ByteBuffer samples) {
            silentTicks = 0;
            heard.put(samples);
        }

        @Override
        public void key(char key) {
            if (KEYS.indexOf(key) >= 0) {
                callbacks.execute(() -> listener.keyPressed(key));
            }
        }
    }
}
