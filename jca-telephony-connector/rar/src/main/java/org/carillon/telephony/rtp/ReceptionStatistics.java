package org.carillon.telephony.rtp;

/**
 * How much of what a peer sent has come, and how evenly: loss by RFC 3550 appendix A.3, interarrival jitter by appendix A.8. A restart of
 * the peer begins a new stream for the reports; the totals go on. Not thread-safe.
 */
public final class ReceptionStatistics {

    private static final int MOST_LOST = 0x7F_FFFF;

    private boolean started;
    private int ssrc;
    private long base;
    private long highest;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private long expectedInReport;
    private long receivedInReport;
    private boolean timed;
    private int transit;
    private double jitter;

    /** A new stream begins with the packet that will be told next. */
    public void restart(int newSsrc, int sequence) {
        expectedBefore += expected();
        receivedBefore += received;
        started = true;
        timed = false;
        ssrc = newSsrc;
        base = sequence;
        highest = sequence;
        received = 0;
        expectedInReport = 0;
        receivedInReport = 0;
    }

    /** A packet of the stream has come, in whatever order. */
    public void count(int sequence) {
        received++;
        int ahead = (short) (sequence - (int) highest);
        highest += Math.max(0, ahead);
    }

    /**
     * When a packet has come that was sent at the time of its timestamp; those of keys are not: theirs tell when the key was pressed.
     *
     * @param arrival now, in units of the timestamp
     */
    public void timed(int timestamp, int arrival) {
        int now = arrival - timestamp;
        if (timed) {
            jitter += (Math.abs((double) (now - transit)) - jitter) / 16;
        }
        timed = true;
        transit = now;
    }

    /** Whether there is a stream to report on. */
    public boolean isStarted() {
        return started;
    }

    /** The source of the stream. */
    public int ssrc() {
        return ssrc;
    }

    /** The highest sequence number, extended by the number of its cycles. */
    public int extendedHighest() {
        return (int) highest;
    }

    /** How many packets of the stream are missing, within the 24 bits that a report has for it. */
    public int cumulativeLost() {
        return (int) Math.max(-MOST_LOST - 1, Math.min(MOST_LOST, expected() - received));
    }

    /** The share lost since this was last asked, in 1/256. */
    public int takeFractionLost() {
        long expectedNow = expected() - expectedInReport;
        long lostNow = expectedNow - (received - receivedInReport);
        expectedInReport = expected();
        receivedInReport = received;
        return expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, (lostNow << 8) / expectedNow);
    }

    /** The mean deviation of the packets' spacing, in units of the timestamp. */
    public double jitter() {
        return jitter;
    }

    /** Packets that ought to have come, of all streams. */
    public long totalExpected() {
        return expectedBefore + expected();
    }

    /** Packets that are missing, of all streams. */
    public long totalLost() {
        return Math.max(0, totalExpected() - receivedBefore - received);
    }

    private long expected() {
        return started ? highest - base + 1 : 0;
    }
}
