package org.carillon.telephony.asterisk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import org.carillon.telephony.CallAudio;

/**
 * The connection that carries the voice of one call from and to Asterisk: 16 bit linear samples, 8000 per second, little-endian. What
 * a line does beyond that is its protocol's. Belongs to the media clock: nothing blocks, nothing is allocated.
 */
abstract class VoiceLine implements AutoCloseable {

    /** Hears what comes in. */
    interface Ear {

        /** Voice: whole samples, to be read before this returns. */
        void voice(ByteBuffer samples);

        /** A key was released: one of {@code 0-9 * # A-D}. */
        void key(char key);
    }

    /** How the line is. */
    enum State {
        OPEN,
        /** Asterisk has taken leave. */
        CLOSED,
        /** The connection ended without a farewell, or what came made no sense. */
        BROKEN
    }

    /** What is more than this per tick of 20 ms waits for the next one. */
    private static final int MAX_READS = 4;

    private static final int FRAME_BYTES = CallAudio.FRAME_SAMPLES * Short.BYTES;
    private static final int MOST_HEADER_BYTES = 16;
    private static final int IN_BYTES = 8_192;
    private static final int OUT_BYTES = 16_384;

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(IN_BYTES);
    private final ByteBuffer out = ByteBuffer.allocate(OUT_BYTES);
    private State state = State.OPEN;
    private int payload;

    /** @param channel connected, not blocking; the line closes it */
    VoiceLine(SocketChannel channel) {
        this.channel = channel;
    }

    /** What came together with the greeting. */
    void begin(ByteBuffer early) {
        in.put(early);
    }

    /** The longest message that is taken, so that it fits between two reads. */
    static int maxMessage() {
        return IN_BYTES / 2;
    }

    /** Takes what has come, and sends what still waits. */
    State receive(Ear ear) {
        try {
            drain();
            for (int i = 0; i < MAX_READS && state == State.OPEN; i++) {
                int count = channel.read(in);
                in.flip();
                while (state == State.OPEN && take(in, ear)) {
                    // one message after the other
                }
                in.compact();
                if (count <= 0) {
                    state = count < 0 && state == State.OPEN ? State.BROKEN : state;
                    break;
                }
            }
        } catch (IOException broken) {
            state = State.BROKEN;
        }
        return state;
    }

    /**
     * Takes one whole message from the buffer.
     *
     * @return false when there is none; nothing of it was taken then
     */
    abstract boolean take(ByteBuffer from, Ear ear);

    /** From {@link #take}: Asterisk has taken leave. */
    void closed() {
        state = State.CLOSED;
    }

    /** From {@link #take}: this is not the protocol. */
    void broken() {
        state = State.BROKEN;
    }

    /** How many frames of 20 ms may wait at Asterisk's end; 0 where it does not keep time. */
    abstract int lead();

    /** Puts the header of a voice message, which ends with its length in two octets: zero, to be told later. */
    abstract void putHeader(ByteBuffer to);

    /** Throws away what waits at Asterisk's end. */
    abstract void putFlush(ByteBuffer to);

    /** A message of so many frames at most begins, unless the network is so far behind that it must be left out. */
    boolean begin(int mostFrames) {
        if (out.remaining() < MOST_HEADER_BYTES + mostFrames * FRAME_BYTES) {
            return false;
        }
        putHeader(out);
        payload = out.position();
        return true;
    }

    /** The next frame of the message. */
    void put(short[] frame) {
        out.order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : frame) {
            out.putShort(sample);
        }
        out.order(ByteOrder.BIG_ENDIAN);
    }

    /** The message is complete. */
    void end() {
        out.putShort(payload - Short.BYTES, (short) (out.position() - payload));
    }

    /** Sends what was put as far as the network takes it now; the rest goes with the next tick. */
    void send() {
        try {
            drain();
        } catch (IOException broken) {
            state = State.BROKEN;
        }
    }

    /** Throws away what waits at Asterisk's end. */
    void flush() {
        if (out.remaining() >= 64) {
            putFlush(out);
        }
        send();
    }

    /** For answers of the protocol itself. */
    ByteBuffer out() {
        return out;
    }

    private void drain() throws IOException {
        if (out.position() > 0) {
            out.flip();
            channel.write(out);
            out.compact();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
