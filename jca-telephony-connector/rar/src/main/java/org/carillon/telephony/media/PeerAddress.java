package org.carillon.telephony.media;

import java.net.InetSocketAddress;
import org.carillon.telephony.rtp.RtpPacket;

/**
 * Where the peer's RTP really comes from, and so where ours goes (symmetric RTP, RFC 4961). Until something has come, that is where its
 * SDP tells. Not thread-safe.
 *
 * <p>Against injection: packets from the very address of the SDP are the peer's. From another port of the same host, or where foreign
 * sources are accepted from another host soon after the start, it takes {@value #PROBATION} packets of one stream in a row. Once found,
 * the address stays, until the SDP tells another one.
 */
final class PeerAddress {

    static final int PROBATION = 3;
    /** 5 s. */
    static final int LEARNING_TICKS = 250;

    private final boolean foreignAccepted;
    private InetSocketAddress told;
    private InetSocketAddress found;
    private int age;
    private InetSocketAddress candidate;
    private int candidateSsrc;
    private int candidateNext;
    private int candidateCount;

    PeerAddress(boolean foreignAccepted) {
        this.foreignAccepted = foreignAccepted;
    }

    /** The SDP tells this address. The same one again changes nothing. */
    void tell(InetSocketAddress address) {
        if (!address.equals(told)) {
            told = address;
            found = null;
            candidate = null;
            age = 0;
        }
    }

    /** Where to send to. */
    InetSocketAddress target() {
        return found != null ? found : told;
    }

    void tick() {
        age = Math.min(age + 1, LEARNING_TICKS);
    }

    private boolean isLearning() {
        return age < LEARNING_TICKS;
    }

    /** Whether a packet is the peer's. */
    boolean owns(InetSocketAddress source, RtpPacket packet) {
        if (source.equals(found)) {
            return true;
        }
        if (source.equals(told) && (found == null || isLearning())) {
            found = source;
            return true;
        }
        if (found != null || !isEligible(source)) {
            return false;
        }
        return passesProbation(source, packet);
    }

    private boolean isEligible(InetSocketAddress source) {
        return source.getAddress().equals(told.getAddress()) || foreignAccepted && isLearning();
    }

    private boolean passesProbation(InetSocketAddress source, RtpPacket packet) {
        boolean next = source.equals(candidate) && packet.ssrc() == candidateSsrc && packet.sequence() == candidateNext;
        candidate = source;
        candidateSsrc = packet.ssrc();
        candidateNext = packet.sequence() + 1 & 0xFFFF;
        candidateCount = next ? candidateCount + 1 : 1;
        if (candidateCount < PROBATION) {
            return false;
        }
        found = source;
        return true;
    }
}
