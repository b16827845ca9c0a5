package org.carillon.telephony.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.carillon.telephony.CallAudio;
import org.carillon.telephony.rtp.NtpTime;
import org.carillon.telephony.rtp.OutgoingStream;
import org.carillon.telephony.rtp.ReceptionStatistics;
import org.carillon.telephony.rtp.ReportSchedule;
import org.carillon.telephony.rtp.RtcpReader;
import org.carillon.telephony.rtp.RtcpWriter;

/**
 * The reports that both ends of a call send each other (RTCP, RFC 3550 section 6): ours at their time, the peer's as they come. Belongs to
 * the media clock.
 */
final class MediaReports implements RtcpReader.Listener {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MAX_PACKETS_PER_TICK = 2;
    /** What claims to be longer on its way is a mistake or a lie. */
    private static final long LONGEST_ROUND_TRIP = 10L << 16;

    private static final int UNKNOWN = -1;

    private final Wire wire;
    private final NtpTime time;
    private final ReceptionStatistics reception;
    private final OutgoingStream stream;
    private final RtcpWriter writer = new RtcpWriter(newCname());
    private final ReportSchedule schedule = new ReportSchedule(new SplittableRandom(RANDOM.nextLong()));
    /** Where the session description says to send reports to. */
    private InetSocketAddress told;
    /** Where the peer's reports come from (RFC 4961), null until one has come. */
    private InetSocketAddress found;

    private boolean muxed;
    private boolean sentAny;
    private long packets;
    private long packetsReported;
    private long octets;
    private int lastReport;
    private long lastReportAt;
    private long now;
    private long roundTrip = UNKNOWN;
    private double farLoss = UNKNOWN;

    MediaReports(Wire wire, NtpTime time, ReceptionStatistics reception, OutgoingStream stream) {
        this.wire = wire;
        this.time = time;
        this.reception = reception;
        this.stream = stream;
    }

    /** 96 random bits for each call, so that calls cannot be told to be of one source (RFC 7022 section 4.2). */
    private static String newCname() {
        byte[] bits = new byte[12];
        RANDOM.nextBytes(bits);
        return Base64.getEncoder().encodeToString(bits);
    }

    void change(NegotiatedMedia media) {
        if (!media.control().equals(told)) {
            told = media.control();
            found = null;
        }
        muxed = media.muxed();
    }

    /** A packet of our stream went out. */
    void sent(int payloadOctets) {
        packets++;
        octets += payloadOctets;
    }

    /**
     * Takes what waits, and sends a report when it is time.
     *
     * @param voice where our voice goes
     */
    void tick(Workspace workspace, InetSocketAddress voice) throws IOException {
        now = workspace.now;
        for (int i = 0; i < MAX_PACKETS_PER_TICK; i++) {
            workspace.incoming.clear();
            InetSocketAddress from = wire.receiveReport(workspace.incoming);
            if (from == null) {
                break;
            }
            takeSeparate(from, voice, workspace);
        }
        if (schedule.isDue(now)) {
            send(workspace.report, voice, false);
        }
    }

    /** By a port of its own: whoever sends from the host of the voice or of the session description is the peer. */
    private void takeSeparate(InetSocketAddress from, InetSocketAddress voice, Workspace workspace) {
        boolean peers = from.getAddress().equals(voice.getAddress()) || from.equals(told);
        if (peers && take(workspace.incoming.flip())) {
            found = from;
        }
    }

    /** Takes a report of the peer; false when it is none. */
    boolean take(ByteBuffer datagram) {
        return RtcpReader.read(datagram, this);
    }

    @Override
    public void senderReport(int ssrc, long ntp) {
        if (reception.isStarted() && ssrc == reception.ssrc()) {
            lastReport = NtpTime.middle(ntp);
            lastReportAt = now;
        }
    }

    @Override
    public void block(int about, int fractionLost, long jitter, int theirLastReport, long delay) {
        if (about != stream.ssrc()) {
            return;
        }
        farLoss = fractionLost / 256.0;
        long onItsWay = (NtpTime.middle(time.at(now)) - theirLastReport & 0xFFFF_FFFFL) - delay;
        if (theirLastReport != 0 && onItsWay >= 0 && onItsWay < LONGEST_ROUND_TRIP) {
            roundTrip = onItsWay;
        }
    }

    /** Says good-bye (section 6.3.7): not to whom we never spoke. */
    void farewell(InetSocketAddress voice) {
        if (told != null && (sentAny || packets > 0)) {
            send(ByteBuffer.allocate(Workspace.REPORT_BYTES), voice, true);
        }
    }

    private void send(ByteBuffer out, InetSocketAddress voice, boolean last) {
        out.clear();
        write(out);
        if (last) {
            writer.bye(out, stream.ssrc());
        }
        out.flip();
        try {
            if (muxed) {
                sentAny |= wire.send(out, voice);
            } else {
                sentAny |= wire.sendReport(out, found != null ? found : told);
            }
        } catch (IOException unreachable) {
            // a report that is lost is made up for by the next one
        }
    }

    private void write(ByteBuffer out) {
        int blocks = reception.isStarted() ? 1 : 0;
        if (packets > packetsReported) {
            writer.senderReport(out, stream.ssrc(), time.at(now), stream.timestamp(), packets, octets, blocks);
            packetsReported = packets;
        } else {
            writer.receiverReport(out, stream.ssrc(), blocks);
        }
        if (blocks > 0) {
            long delay = lastReport == 0 ? 0 : ((now - lastReportAt) << 16) / 1_000_000_000;
            writer.block(out, reception, lastReport, (int) delay);
        }
        writer.sourceDescription(out, stream.ssrc());
    }

    /** To the peer and back, in ms: up to a tick too long, because packets are taken at ticks. */
    OptionalDouble roundTripMillis() {
        return roundTrip == UNKNOWN ? OptionalDouble.empty() : OptionalDouble.of(roundTrip * 1_000.0 / 65_536);
    }

    /** The share of our packets that the peer has lost of late. */
    OptionalDouble farLossShare() {
        return farLoss == UNKNOWN ? OptionalDouble.empty() : OptionalDouble.of(farLoss);
    }

    /** The jitter of what the peer sends, in ms. */
    double jitterMillis() {
        return reception.jitter() * 1_000 / CallAudio.SAMPLE_RATE_HZ;
    }
}
