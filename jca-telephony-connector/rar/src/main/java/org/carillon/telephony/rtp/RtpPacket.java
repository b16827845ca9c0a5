package org.carillon.telephony.rtp;

import java.nio.ByteBuffer;

/**
 * A view of an RTP packet in a buffer (RFC 3550 section 5.1), used again for every packet so that nothing is allocated. Not
 * thread-safe; what it tells holds until the next {@link #parse}.
 */
public final class RtpPacket {

    /** Bytes of a header without contributing sources and extension. */
    public static final int HEADER_BYTES = 12;

    private static final int VERSION = 2;
    private static final int FIRST_RTCP_TYPE = 192;
    private static final int LAST_RTCP_TYPE = 223;

    private ByteBuffer buffer;
    private int payloadStart;
    private int payloadLength;

    /**
     * Looks at the bytes from the buffer's position to its limit, moving neither.
     *
     * @return whether they are a well-formed RTP packet; if not, nothing else may be asked
     */
    public boolean parse(ByteBuffer datagram) {
        buffer = datagram.position() == 0 ? datagram : datagram.slice();
        int length = buffer.limit();
        if (length < HEADER_BYTES || octet(0) >> 6 != VERSION || isRtcp(octet(1))) {
            return false;
        }
        payloadStart = HEADER_BYTES + 4 * (octet(0) & 0x0F);
        if ((octet(0) & 0x10) != 0) {
            if (payloadStart + 4 > length) {
                return false;
            }
            payloadStart += 4 + 4 * (buffer.getShort(payloadStart + 2) & 0xFFFF);
        }
        int padding = (octet(0) & 0x20) != 0 ? octet(length - 1) : 0;
        boolean badPadding = (octet(0) & 0x20) != 0 && padding == 0;
        payloadLength = length - payloadStart - padding;
        return !badPadding && payloadLength >= 0;
    }

    /** Where marker and payload type stand, RTCP has its packet type (RFC 5761 section 4). */
    static boolean isRtcp(int secondOctet) {
        return secondOctet >= FIRST_RTCP_TYPE && secondOctet <= LAST_RTCP_TYPE;
    }

    /** Writes a header at the buffer's position and moves it behind. */
    public static void writeHeader(
            ByteBuffer out, boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
        out.put((byte) (VERSION << 6));
        out.put((byte) ((marker ? 0x80 : 0) | payloadType));
        out.putShort((short) sequence);
        out.putInt(timestamp);
        out.putInt(ssrc);
    }

    public boolean marker() {
        return (octet(1) & 0x80) != 0;
    }

    public int payloadType() {
        return octet(1) & 0x7F;
    }

    /** The sequence number, 0-65535. */
    public int sequence() {
        return buffer.getShort(2) & 0xFFFF;
    }

    /** The timestamp, to be compared by difference only: it wraps around. */
    public int timestamp() {
        return buffer.getInt(4);
    }

    public int ssrc() {
        return buffer.getInt(8);
    }

    public int payloadLength() {
        return payloadLength;
    }

    /** An octet of the payload. */
    public byte payload(int index) {
        return buffer.get(payloadStart + index);
    }

    /** The first four octets of the payload, which must be that long. */
    public int payloadWord() {
        return buffer.getInt(payloadStart);
    }

    private int octet(int index) {
        return buffer.get(index) & 0xFF;
    }
}
