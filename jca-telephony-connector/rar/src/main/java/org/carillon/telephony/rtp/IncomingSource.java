package org.carillon.telephony.rtp;

/**
 * Follows the synchronization source and the sequence numbers of what comes in (RFC 3550 appendix A.1). One stray packet of another
 * source or from far away in the sequence changes nothing; two in a row are a restart of the sender. Not thread-safe.
 */
public final class IncomingSource {

    /** What a packet means to the stream. */
    public enum Verdict {
        /** It belongs to the stream: next, reordered or repeated. */
        BELONGS,
        /** It begins a new stream: timestamps start anew. */
        RESTARTS,
        /** It is to be ignored. */
        STRAYS
    }

    private static final int MAX_DROPOUT = 3_000;
    private static final int MAX_MISORDER = 100;

    private boolean known;
    private int ssrc;
    private int highest;
    private boolean candidate;
    private int candidateSsrc;
    private int candidateNext;

    /** Judges the next packet. */
    public Verdict judge(int packetSsrc, int sequence) {
        if (!known || isSecondInRow(packetSsrc, sequence)) {
            return adopt(packetSsrc, sequence);
        }
        int ahead = sequence - highest & 0xFFFF;
        boolean near = ahead < MAX_DROPOUT || ahead > 0x1_0000 - MAX_MISORDER;
        if (packetSsrc != ssrc || !near) {
            candidate = true;
            candidateSsrc = packetSsrc;
            candidateNext = sequence + 1 & 0xFFFF;
            return Verdict.STRAYS;
        }
        candidate = false;
        if (ahead < MAX_DROPOUT) {
            highest = sequence;
        }
        return Verdict.BELONGS;
    }

    private boolean isSecondInRow(int packetSsrc, int sequence) {
        return candidate && packetSsrc == candidateSsrc && sequence == candidateNext;
    }

    private Verdict adopt(int packetSsrc, int sequence) {
        known = true;
        candidate = false;
        ssrc = packetSsrc;
        highest = sequence;
        return Verdict.RESTARTS;
    }
}
