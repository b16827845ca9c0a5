package org.carillon.telephony.asterisk;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Voice by AudioSocket: messages of a kind (one octet), a length (two, big-endian) and so many octets. Asterisk keeps no time for what
 * it is sent, so each frame goes out when it is due.
 */
final class AudioSocketLine extends VoiceLine {

    static final byte ID = 0x01;

    private static final int HEADER_BYTES = 3;
    private static final byte HANG_UP = 0x00;
    private static final byte KEY = 0x03;
    private static final byte VOICE = 0x10;
    private static final byte ERROR = (byte) 0xFF;

    AudioSocketLine(SocketChannel channel) {
        super(channel);
    }

    @Override
    boolean take(ByteBuffer from, Ear ear) {
        if (from.remaining() < HEADER_BYTES) {
            return false;
        }
        int start = from.position();
        int length = from.getShort(start + 1) & 0xFFFF;
        if (length > maxMessage()) {
            broken();
            return false;
        }
        if (from.remaining() < HEADER_BYTES + length) {
            return false;
        }
        byte kind = from.get(start);
        int end = start + HEADER_BYTES + length;
        int limit = from.limit();
        from.position(start + HEADER_BYTES).limit(end);
        hear(kind, from, ear);
        from.limit(limit).position(end);
        return true;
    }

    private void hear(byte kind, ByteBuffer payload, Ear ear) {
        switch (kind) {
            case VOICE -> ear.voice(payload);
            case KEY -> {
                if (payload.hasRemaining()) {
                    ear.key((char) (payload.get() & 0x7F));
                }
            }
            case HANG_UP -> closed();
            case ERROR -> broken();
            default -> {
                // a kind of later versions
            }
        }
    }

    @Override
    int lead() {
        return 0;
    }

    @Override
    void putHeader(ByteBuffer to) {
        to.put(VOICE).putShort((short) 0);
    }

    @Override
    void putFlush(ByteBuffer to) {
        // nothing waits there
    }
}
