package org.carillon.telephony.media;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.carillon.telephony.CallAudio;

/** The voice path of one call: RTP both ways (RFC 3550), keys both ways (RFC 4733), what is played and what is heard. Thread-safe. */
public final class CallMediaPath implements CallAudio, AutoCloseable {

    /**
     * Binds an RTP port (and the RTCP port above it) and starts to keep time; nothing is sent before {@link #start}.
     *
     * @param callbacks what the listener is called on: must run what it is given one at a time and in order, must not block in
     *     {@code execute} and must not run it in the calling thread
     * @throws IOException when no port is free
     */
    public static CallMediaPath open(
            MediaSettings settings, MediaClock clock, Executor callbacks, MediaListener listener) throws IOException {
        throw new IOException("to follow within minutes");
    }

    /** The RTP port for our SDP. */
    public int localPort() {
        return 0;
    }

    /**
     * Begins to send and receive, or changes what is sent and received after a re-INVITE: another address, codec, payload type
     * or hold. May be called any number of times.
     */
    public void start(NegotiatedMedia media) {}

    @Override
    public long play(short[] samples) {
        return 0;
    }

    @Override
    public void flush() {}

    @Override
    public void sendKey(char key) {}

    @Override
    public void tap(Consumer<short[]> sink) {}

    /**
     * Stops and frees the ports. What was still to be played is reported to the listener before this returns: a task that is
     * given to the callback executor afterwards runs after every callback of this path. Idempotent.
     */
    @Override
    public void close() {}
}
