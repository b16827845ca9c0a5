package org.carillon.telephony.srtp;

/** What SRTP looks at in packets (RFC 3550 section 5.1). */
final class Packets {

    static final int RTP_HEADER_BYTES = 12;

    private Packets() {}

    static int word(byte[] packet, int at) {
        return packet[at] << 24 | (packet[at + 1] & 0xFF) << 16 | (packet[at + 2] & 0xFF) << 8 | packet[at + 3] & 0xFF;
    }

    static void putWord(byte[] packet, int at, int word) {
        for (int i = 0; i < 4; i++) {
            packet[at + i] = (byte) (word >>> 24 - 8 * i);
        }
    }

    static int sequence(byte[] packet) {
        return word(packet, 0) & 0xFFFF;
    }

    static int ssrc(byte[] packet) {
        return word(packet, 8);
    }

    /** The 48 bits that number a packet. */
    static long index(int rollOver, int sequence) {
        return (rollOver & 0xFFFF_FFFFL) << 16 | sequence;
    }

    /** Where the header with its contributing sources and extension ends; beyond the length when the packet is malformed. */
    static int payloadStart(byte[] packet, int length) {
        int start = RTP_HEADER_BYTES + 4 * (packet[0] & 0x0F);
        if ((packet[0] & 0x10) == 0) {
            return start;
        }
        return start + 4 > length ? Integer.MAX_VALUE : start + 4 + 4 * (word(packet, start) & 0xFFFF);
    }
}
