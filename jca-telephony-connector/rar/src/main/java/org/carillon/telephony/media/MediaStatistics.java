package org.carillon.telephony.media;

import java.util.Optional;
import java.util.OptionalDouble;
import org.carillon.telephony.CallQuality;
import org.carillon.telephony.rtp.VoiceQuality;

/**
 * What has come and gone on a media path, in packets.
 *
 * @param received the peer's packets
 * @param late the peer's packets that came too late to be heard
 * @param strays packets from the peer's address that belong to no stream
 * @param strangers packets from elsewhere, ignored
 * @param malformed what was no RTP, or not protected by the key of the call, ignored
 * @param sent our packets
 * @param unsent our packets that the network did not take
 * @param expected the peer's packets, by their sequence numbers
 * @param lost the peer's packets that never came (RFC 3550 appendix A.3)
 * @param jitterMillis how unevenly the peer's packets come (RFC 3550 appendix A.8)
 * @param roundTripMillis to the peer and back; empty where the peer sends no reports
 * @param farLossShare the share of our packets that the peer has lost of late, 0 to 1; empty where it sends no reports
 */
public record MediaStatistics(
        long received,
        long late,
        long strays,
        long strangers,
        long malformed,
        long sent,
        long unsent,
        long expected,
        long lost,
        double jitterMillis,
        OptionalDouble roundTripMillis,
        OptionalDouble farLossShare) {

    /** G.711 in packets of 20 ms, taken at ticks of 20 ms and put in order by a jitter buffer of 60 ms. */
    private static final double OWN_DELAY_MILLIS = 100;

    /** What it means to a listener; empty where nothing was to be heard. */
    public Optional<CallQuality> quality() {
        if (expected == 0) {
            return Optional.empty();
        }
        double unheard = Math.min(1, (double) (lost + late) / expected);
        double delayMillis = OWN_DELAY_MILLIS + roundTripMillis.orElse(0) / 2;
        return Optional.of(new CallQuality(
                unheard, jitterMillis, roundTripMillis, VoiceQuality.meanOpinionScore(unheard, delayMillis)));
    }
}
