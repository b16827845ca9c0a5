package org.carillon.telephony.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.carillon.telephony.rtp.KeySender;
import org.carillon.telephony.rtp.NtpTime;
import org.carillon.telephony.rtp.OutgoingStream;
import org.carillon.telephony.rtp.ReceptionStatistics;

/**
 * The voice path of one call: RTP both ways (RFC 3550), keys both ways (RFC 4733), what is played and what is heard. Thread-safe.
 *
 * <p>The media clock ticks it every 20 ms; the lock that a tick holds is only ever contended by {@link #start}, {@link #statistics} and
 * {@link #close}.
 */
public final class CallMediaPath implements LinkedAudio, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(CallMediaPath.class.getName());

    private final ProtectedWire wire;
    private final Executor callbacks;
    private final MediaListener listener;
    private final PlayQueue plays;
    private final KeySender keys = new KeySender();
    private final PeerAddress peer;
    private final MediaReceiver receiver;
    private final MediaSender sender;
    private final MediaReports reports;
    private final SilenceWatch watch;
    private final AudioLink link = new AudioLink();
    private volatile Consumer<short[]> tap;
    private NegotiatedMedia media;
    private boolean closed;

    CallMediaPath(MediaSettings settings, Wire network, NtpTime time, Executor callbacks, MediaListener listener) {
        wire = new ProtectedWire(network);
        this.callbacks = callbacks;
        this.listener = listener;
        plays = new PlayQueue((id, millis) -> callbacks.execute(() -> listener.playbackEnded(id, millis)));
        peer = new PeerAddress(settings.foreignSourceAccepted());
        ReceptionStatistics reception = new ReceptionStatistics();
        OutgoingStream stream = new OutgoingStream();
        reports = new MediaReports(wire, time, reception, stream);
        receiver = new MediaReceiver(wire, peer, reception, new CallEar());
        sender = new MediaSender(wire, plays, link, keys, stream, reports);
        watch = new SilenceWatch(settings.timeout());
    }

    /**
     * Binds an RTP port (and the RTCP port above it) and starts to keep time; nothing is sent before {@link #start}.
     *
     * @param callbacks what the listener is called on: must run what it is given one at a time and in order, must not block in
     *     {@code execute} and must not run it in the calling thread
     * @throws IOException when no port is free
     */
    public static CallMediaPath open(
            MediaSettings settings, MediaClock clock, Executor callbacks, MediaListener listener) throws IOException {
        Wire wire = UdpPorts.bind(settings.localAddress(), settings.ports());
        NtpTime time = new NtpTime(Clock.systemUTC().instant(), System.nanoTime());
        CallMediaPath path = new CallMediaPath(settings, wire, time, callbacks, listener);
        try {
            clock.add(path.new ClockFace());
        } catch (IllegalStateException closedClock) {
            wire.close();
            throw closedClock;
        }
        return path;
    }

    /** The RTP port for our SDP. */
    public int localPort() {
        return wire.port();
    }

    /**
     * Begins to send and receive, or changes what is sent and received after a re-INVITE: another address, codec, payload type
     * or hold. May be called any number of times; does nothing when closed.
     */
    public synchronized void start(NegotiatedMedia negotiated) {
        media = negotiated;
        wire.protect(negotiated.keys());
        peer.tell(negotiated.remote());
        receiver.change(negotiated);
        sender.change(negotiated);
        reports.change(negotiated);
        watch.restart();
    }

    @Override
    public long play(short[] samples) {
        return plays.add(samples);
    }

    @Override
    public void flush() {
        plays.flush();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when it is no key
     * @throws IllegalStateException when too many keys wait to be sent
     */
    @Override
    public void sendKey(char key) {
        keys.add(key);
    }

    @Override
    public void tap(Consumer<short[]> sink) {
        tap = sink;
    }

    @Override
    public AudioLink link() {
        return link;
    }

    /** What has come and gone so far. */
    public synchronized MediaStatistics statistics() {
        return receiver.statistics(sender, reports);
    }

    synchronized boolean tick(int missed, Workspace workspace) {
        if (closed) {
            return false;
        }
        try {
            if (media == null) {
                receiver.discard(workspace);
                plays.clear();
            } else {
                tickStarted(missed, workspace);
            }
        } catch (IOException unreadableSocket) {
            throw new UncheckedIOException(unreadableSocket);
        }
        return true;
    }

    private void tickStarted(int missed, Workspace workspace) throws IOException {
        receiver.tick(workspace);
        if (watch.isTooLong(receiver.received(), media.direction().receives())) {
            callbacks.execute(listener::mediaTimedOut);
        }
        sender.tick(missed, workspace, peer.target());
        reports.tick(workspace, peer.target());
    }

    /**
     * Stops, tells the peer by RTCP, and frees the ports. What was still to be played is reported to the listener before this returns: a task that is
     * given to the callback executor afterwards runs after every callback of this path. Idempotent.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        reports.farewell(peer.target());
        link.close();
        plays.clear();
        try {
            wire.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "an RTP port did not close", e);
        }
    }

    /** The side that the clock sees. */
    private final class ClockFace implements Ticked {

        @Override
        public boolean tick(int missed, Workspace workspace) {
            return CallMediaPath.this.tick(missed, workspace);
        }

        @Override
        public void broken() {
            close();
            callbacks.execute(listener::mediaTimedOut);
        }
    }

    private final class CallEar implements MediaReceiver.Ear {

        @Override
        public void key(char key) {
            callbacks.execute(() -> listener.keyPressed(key));
        }

        @Override
        public void report(InetSocketAddress from, Workspace workspace) {
            if (from.equals(peer.target())) {
                reports.take(workspace.incoming);
            }
        }

        @Override
        public void frame(short[] frame) {
            link.heard(frame);
            Consumer<short[]> sink = tap;
            if (sink == null) {
                return;
            }
            try {
                sink.accept(frame);
            } catch (RuntimeException e) {
                tap = null;
                callbacks.execute(() -> LOG.log(System.Logger.Level.ERROR, "a tap threw and was removed", e));
            }
        }
    }
}
