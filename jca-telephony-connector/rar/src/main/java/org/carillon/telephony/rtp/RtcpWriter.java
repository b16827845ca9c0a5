package org.carillon.telephony.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the parts of a compound RTCP packet (RFC 3550 section 6) at a buffer's position, one behind the other. Allocates nothing. */
public final class RtcpWriter {

    static final int SENDER_REPORT = 200;
    static final int RECEIVER_REPORT = 201;
    static final int SOURCE_DESCRIPTION = 202;
    static final int BYE = 203;

    private static final int VERSION = 2 << 6;
    private static final int CNAME = 1;
    private static final int HEADER_WORDS = 2;
    private static final int SENDER_WORDS = 5;
    private static final int BLOCK_WORDS = 6;

    private final byte[] cname;

    /** @param cname the canonical name of our end, up to 255 ASCII characters */
    public RtcpWriter(String cname) {
        this.cname = cname.getBytes(StandardCharsets.US_ASCII);
        if (this.cname.length > 255) {
            throw new IllegalArgumentException("a CNAME has 255 characters at most");
        }
    }

    /**
     * Begins a sender report (section 6.4.1); {@link #block} follows if there is one.
     *
     * @param blocks 0 or 1
     * @param packets sent since the beginning
     * @param octets of payload sent since the beginning
     */
    public void senderReport(ByteBuffer out, int ssrc, long ntp, int timestamp, long packets, long octets, int blocks) {
        header(out, blocks, SENDER_REPORT, HEADER_WORDS + SENDER_WORDS + blocks * BLOCK_WORDS);
        out.putInt(ssrc).putLong(ntp).putInt(timestamp).putInt((int) packets).putInt((int) octets);
    }

    /** Begins a receiver report (section 6.4.2). */
    public void receiverReport(ByteBuffer out, int ssrc, int blocks) {
        header(out, blocks, RECEIVER_REPORT, HEADER_WORDS + blocks * BLOCK_WORDS);
        out.putInt(ssrc);
    }

    /**
     * The reception of one source.
     *
     * @param lastReport the middle of the NTP timestamp of its last sender report, or 0
     * @param delay since that came, in 1/65536 s
     */
    public void block(ByteBuffer out, ReceptionStatistics reception, int lastReport, int delay) {
        out.putInt(reception.ssrc());
        out.putInt(reception.takeFractionLost() << 24 | reception.cumulativeLost() & 0xFF_FFFF);
        out.putInt(reception.extendedHighest());
        out.putInt((int) reception.jitter());
        out.putInt(lastReport).putInt(delay);
    }

    /** Who we are (section 6.5). */
    public void sourceDescription(ByteBuffer out, int ssrc) {
        int chunk = 4 + 2 + cname.length + 1;
        int words = 1 + (chunk + 3) / 4;
        int end = out.position() + 4 * words;
        header(out, 1, SOURCE_DESCRIPTION, words);
        out.putInt(ssrc).put((byte) CNAME).put((byte) cname.length).put(cname);
        while (out.position() < end) {
            out.put((byte) 0);
        }
    }

    /** We leave (section 6.6). */
    public void bye(ByteBuffer out, int ssrc) {
        header(out, 1, BYE, HEADER_WORDS);
        out.putInt(ssrc);
    }

    private static void header(ByteBuffer out, int count, int type, int words) {
        out.put((byte) (VERSION | count)).put((byte) type).putShort((short) (words - 1));
    }
}
