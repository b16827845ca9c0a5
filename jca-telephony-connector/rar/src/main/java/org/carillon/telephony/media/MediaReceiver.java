package org.carillon.telephony.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.carillon.telephony.CallAudio;
import org.carillon.telephony.rtp.IncomingSource;
import org.carillon.telephony.rtp.JitterBuffer;
import org.carillon.telephony.rtp.KeyReceiver;
import org.carillon.telephony.rtp.LossConcealment;
import org.carillon.telephony.rtp.ReceptionStatistics;
import org.carillon.telephony.rtp.RtcpReader;
import org.carillon.telephony.rtp.RtpPacket;

/** What comes in: whose is it, is it voice or a key, and what is heard in the end. Belongs to the media clock. */
final class MediaReceiver {

    /** Hears what came in. */
    interface Ear {
        /** A new key. */
        void key(char key);

        /** The next 20 ms of sound. */
        void frame(short[] frame);

        /** RTCP by the port of RTP, from whomever. */
        void report(InetSocketAddress from, Workspace workspace);
    }

    /** A flood must not hold up the clock: the rest is for the next tick. */
    private static final int MAX_PACKETS_PER_TICK = 32;

    private static final int NANOS_PER_SAMPLE = 1_000_000_000 / CallAudio.SAMPLE_RATE_HZ;
    private static final Codec[] CODECS = Codec.values();

    private final Wire wire;
    private final PeerAddress peer;
    private final Ear ear;
    private final IncomingSource source = new IncomingSource();
    private final JitterBuffer jitter = new JitterBuffer();
    private final LossConcealment concealment = new LossConcealment();
    private final KeyReceiver keys = new KeyReceiver();
    private final ReceptionStatistics reception;
    private int eventType = NegotiatedMedia.NO_EVENTS;
    private long received;
    private long late;
    private long strays;
    private long strangers;
    private long malformed;

    MediaReceiver(Wire wire, PeerAddress peer, ReceptionStatistics reception, Ear ear) {
        this.wire = wire;
        this.peer = peer;
        this.reception = reception;
        this.ear = ear;
    }

    void change(NegotiatedMedia media) {
        eventType = media.ourEventType();
    }

    /** Throws away what came before the call was answered. */
    void discard(Workspace workspace) throws IOException {
        for (int i = 0; i < MAX_PACKETS_PER_TICK && nextDatagram(workspace) != null; i++) {
            strangers++;
        }
    }

    /** Takes what waits and hears the next frame. */
    void tick(Workspace workspace) throws IOException {
        peer.tick();
        for (int i = 0; i < MAX_PACKETS_PER_TICK; i++) {
            InetSocketAddress from = nextDatagram(workspace);
            if (from == null) {
                break;
            }
            take(from, workspace);
            while (jitter.isTooFull()) {
                hear(workspace.frame);
            }
        }
        hear(workspace.frame);
    }

    private InetSocketAddress nextDatagram(Workspace workspace) throws IOException {
        workspace.incoming.clear();
        InetSocketAddress from = wire.receive(workspace.incoming);
        workspace.incoming.flip();
        return from;
    }

    private void take(InetSocketAddress from, Workspace workspace) {
        RtpPacket packet = workspace.packet;
        if (RtcpReader.isRtcp(workspace.incoming, workspace.incoming.limit())) {
            ear.report(from, workspace);
        } else if (!packet.parse(workspace.incoming)) {
            malformed++;
        } else if (!peer.owns(from, packet)) {
            strangers++;
        } else {
            takePeers(packet, workspace);
        }
    }

    private void takePeers(RtpPacket packet, Workspace workspace) {
        IncomingSource.Verdict verdict = source.judge(packet.ssrc(), packet.sequence());
        if (verdict == IncomingSource.Verdict.STRAYS) {
            strays++;
            return;
        }
        if (verdict == IncomingSource.Verdict.RESTARTS) {
            jitter.restart();
            reception.restart(packet.ssrc(), packet.sequence());
        }
        received++;
        reception.count(packet.sequence());
        if (packet.payloadType() == eventType) {
            takeKey(packet);
        } else {
            reception.timed(packet.timestamp(), (int) (workspace.now / NANOS_PER_SAMPLE));
            takeVoice(packet, workspace.decoded);
        }
    }

    private void takeKey(RtpPacket packet) {
        if (packet.payloadLength() < Integer.BYTES) {
            malformed++;
            return;
        }
        char key = keys.receive(packet.timestamp(), packet.payloadWord());
        if (key != KeyReceiver.NONE) {
            ear.key(key);
        }
    }

    /** Other payloads, comfort noise for one (RFC 3389), are a sign of life and nothing more. */
    private void takeVoice(RtpPacket packet, short[] decoded) {
        int length = packet.payloadLength();
        for (Codec codec : CODECS) {
            if (codec.payloadType() == packet.payloadType() && length <= decoded.length) {
                for (int i = 0; i < length; i++) {
                    decoded[i] = codec.decode(packet.payload(i));
                }
                late += jitter.put(packet.timestamp(), decoded, length) ? 0 : 1;
            }
        }
    }

    private void hear(short[] frame) {
        assert frame.length == CallAudio.FRAME_SAMPLES;
        jitter.read(frame);
        concealment.conceal(frame);
        ear.frame(frame);
    }

    /** The peer's packets so far. */
    long received() {
        return received;
    }

    MediaStatistics statistics(MediaSender sender, MediaReports reports) {
        return new MediaStatistics(
                received,
                late,
                strays,
                strangers,
                malformed,
                sender.sent(),
                sender.unsent(),
                reception.totalExpected(),
                reception.totalLost(),
                reports.jitterMillis(),
                reports.roundTripMillis(),
                reports.farLossShare());
    }
}
