package org.carillon.telephony.asterisk;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Voice by {@code chan_websocket}: WebSocket messages (RFC 6455 section 5), the binary ones voice, those of text events and commands.
 * Asterisk plays what it is sent at its own pace.
 */
final class WebSocketLine extends VoiceLine {

    /** 200 ms: what Asterisk has in store while our clock sleeps; dropped by a command when it is to be silent. */
    private static final int LEAD = 10;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7F;
    private static final int LENGTH_IN_2_OCTETS = 126;
    private static final int LENGTH_IN_8_OCTETS = 127;
    private static final int MASK_OCTETS = 4;
    private static final int MAX_CONTROL = 125;

    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;

    private static final byte[] FLUSH = "FLUSH_MEDIA".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY = "DTMF_END digit:".getBytes(StandardCharsets.US_ASCII);

    WebSocketLine(SocketChannel channel) {
        super(channel);
    }

    @Override
    boolean take(ByteBuffer from, Ear ear) {
        int start = from.position();
        if (from.remaining() < 2) {
            return false;
        }
        int first = from.get(start) & 0xFF;
        int second = from.get(start + 1) & 0xFF;
        int length = second & LENGTH;
        int headerOctets = 2 + MASK_OCTETS;
        // a client masks (section 5.1); Asterisk sends no fragments, and nothing as long as eight octets tell
        if ((first & FINAL) == 0 || (second & MASKED) == 0 || length == LENGTH_IN_8_OCTETS) {
            broken();
            return false;
        }
        if (length == LENGTH_IN_2_OCTETS) {
            headerOctets += 2;
            if (from.remaining() < headerOctets) {
                return false;
            }
            length = from.getShort(start + 2) & 0xFFFF;
        }
        if (length > maxMessage()) {
            broken();
            return false;
        }
        if (from.remaining() < headerOctets + length) {
            return false;
        }
        int end = start + headerOctets + length;
        int limit = from.limit();
        from.position(start + headerOctets).limit(end);
        unmask(from, from.getInt(start + headerOctets - MASK_OCTETS));
        hear(first & 0x0F, from, ear);
        from.limit(limit).position(end);
        return true;
    }

    private static void unmask(ByteBuffer payload, int mask) {
        int i = payload.position();
        for (; i + Integer.BYTES <= payload.limit(); i += Integer.BYTES) {
            payload.putInt(i, payload.getInt(i) ^ mask);
        }
        for (int shift = 24; i < payload.limit(); i++, shift -= 8) {
            payload.put(i, (byte) (payload.get(i) ^ mask >> shift));
        }
    }

    private void hear(int opcode, ByteBuffer payload, Ear ear) {
        switch (opcode) {
            case BINARY -> ear.voice(payload);
            case TEXT -> hearText(payload, ear);
            case PING -> pong(payload);
            case PONG -> {
                // we send no pings
            }
            case CLOSE -> closed();
            default -> broken();
        }
    }

    /** Of the events only keys concern us: what we send never fills Asterisk's queue. */
    private static void hearText(ByteBuffer payload, Ear ear) {
        if (payload.remaining() <= KEY.length) {
            return;
        }
        for (byte expected : KEY) {
            if (payload.get() != expected) {
                return;
            }
        }
        ear.key((char) (payload.get() & 0x7F));
    }

    private void pong(ByteBuffer payload) {
        if (payload.remaining() > MAX_CONTROL) {
            broken();
        } else if (out().remaining() >= 2 + payload.remaining()) {
            out().put((byte) (FINAL | PONG)).put((byte) payload.remaining()).put(payload);
        }
    }

    @Override
    int lead() {
        return LEAD;
    }

    @Override
    void putHeader(ByteBuffer to) {
        to.put((byte) (FINAL | BINARY)).put((byte) LENGTH_IN_2_OCTETS).putShort((short) 0);
    }

    @Override
    void putFlush(ByteBuffer to) {
        to.put((byte) (FINAL | TEXT)).put((byte) FLUSH.length).put(FLUSH);
    }
}
