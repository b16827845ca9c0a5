package org.carillon.telephony.rtp;

import java.nio.ByteBuffer;

/**
 * Reads compound RTCP packets (RFC 3550 section 6.1): the whole is checked as in appendix A.2 before anything of it is told. Allocates
 * nothing; what is told is at most what fits into the datagram.
 */
public final class RtcpReader {

    /** Hears what a packet says. */
    public interface Listener {

        /** A source sends. */
        void senderReport(int ssrc, long ntp);

        /**
         * How a source is received.
         *
         * @param about the source
         * @param fractionLost since the last report, in 1/256
         * @param jitter in units of the timestamp
         * @param lastReport the middle of the NTP timestamp of the source's last sender report, 0 when there was none
         * @param delay since that had come, in 1/65536 s
         */
        void block(int about, int fractionLost, long jitter, int lastReport, long delay);
    }

    private static final int HEADER_BYTES = 8;
    private static final int SENDER_BYTES = 20;
    private static final int BLOCK_BYTES = 24;

    private RtcpReader() {}

    /** Whether the bytes from 0 to the end are RTCP rather than RTP, where both come by one port (RFC 5761 section 4). */
    public static boolean isRtcp(ByteBuffer datagram, int end) {
        return end >= HEADER_BYTES && RtpPacket.isRtcp(datagram.get(1) & 0xFF);
    }

    /**
     * Reads the bytes from 0 to the limit and moves neither.
     *
     * @return false when they are no compound packet; then nothing was told
     */
    public static boolean read(ByteBuffer datagram, Listener listener) {
        if (!isCompound(datagram)) {
            return false;
        }
        for (int at = 0; at < datagram.limit(); at += length(datagram, at)) {
            int type = datagram.get(at + 1) & 0xFF;
            if (type == RtcpWriter.SENDER_REPORT) {
                listener.senderReport(datagram.getInt(at + 4), datagram.getLong(at + 8));
            }
            if (isReport(type)) {
                readBlocks(datagram, at, type, listener);
            }
        }
        return true;
    }

    private static boolean isCompound(ByteBuffer datagram) {
        int end = datagram.limit();
        if (end < HEADER_BYTES || !isReport(datagram.get(1) & 0xFF) || isPadded(datagram, 0)) {
            return false;
        }
        int at = 0;
        while (at + 4 <= end && (datagram.get(at) & 0xC0) == 0x80 && fits(datagram, at)) {
            at += length(datagram, at);
        }
        return at == end;
    }

    private static boolean isPadded(ByteBuffer datagram, int at) {
        return (datagram.get(at) & 0x20) != 0;
    }

    /** Whether what a report announces lies within it. */
    private static boolean fits(ByteBuffer datagram, int at) {
        int type = datagram.get(at + 1) & 0xFF;
        return !isReport(type) || blocksAt(at, type) + blocks(datagram, at) * BLOCK_BYTES <= at + length(datagram, at);
    }

    private static void readBlocks(ByteBuffer datagram, int at, int type, Listener listener) {
        int block = blocksAt(at, type);
        for (int i = blocks(datagram, at); i > 0; i--, block += BLOCK_BYTES) {
            listener.block(
                    datagram.getInt(block),
                    datagram.get(block + 4) & 0xFF,
                    datagram.getInt(block + 12) & 0xFFFF_FFFFL,
                    datagram.getInt(block + 16),
                    datagram.getInt(block + 20) & 0xFFFF_FFFFL);
        }
    }

    private static boolean isReport(int type) {
        return type == RtcpWriter.SENDER_REPORT || type == RtcpWriter.RECEIVER_REPORT;
    }

    private static int blocksAt(int at, int type) {
        return at + HEADER_BYTES + (type == RtcpWriter.SENDER_REPORT ? SENDER_BYTES : 0);
    }

    private static int blocks(ByteBuffer datagram, int at) {
        return datagram.get(at) & 0x1F;
    }

    private static int length(ByteBuffer datagram, int at) {
        return 4 * ((datagram.getShort(at + 2) & 0xFFFF) + 1);
    }
}
