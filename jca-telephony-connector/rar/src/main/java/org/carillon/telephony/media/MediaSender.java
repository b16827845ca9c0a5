package org.carillon.telephony.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.carillon.telephony.CallAudio;
import org.carillon.telephony.rtp.KeySender;
import org.carillon.telephony.rtp.OutgoingStream;
import org.carillon.telephony.rtp.RtpPacket;

/**
 * What goes out every 20 ms: a key, or what is played, or what the connected call says, or silence, so that peers and address
 * translators on the way see a living stream. Belongs to the media clock.
 */
final class MediaSender {

    private final Wire wire;
    private final PlayQueue plays;
    private final AudioLink link;
    private final KeySender keys;
    private final OutgoingStream stream;
    private final MediaReports reports;
    private NegotiatedMedia media;
    private boolean interrupted = true;
    private long sent;
    private long unsent;

    MediaSender(
            Wire wire, PlayQueue plays, AudioLink link, KeySender keys, OutgoingStream stream, MediaReports reports) {
        this.wire = wire;
        this.plays = plays;
        this.link = link;
        this.keys = keys;
        this.stream = stream;
        this.reports = reports;
    }

    void change(NegotiatedMedia changed) {
        media = changed;
    }

    /** On hold, what is played waits; what is missed of the clock is skipped in the timestamps (RFC 3550 section 5.1). */
    void tick(int missed, Workspace workspace, InetSocketAddress target) {
        stream.advance(missed * CallAudio.FRAME_SAMPLES);
        interrupted |= missed > 0;
        if (media.direction().sends()) {
            write(workspace);
            send(workspace.outgoing.flip(), target);
            interrupted = false;
        } else {
            plays.dropFlushed();
            interrupted = true;
        }
        stream.advance(CallAudio.FRAME_SAMPLES);
    }

    private void write(Workspace workspace) {
        ByteBuffer out = workspace.outgoing.clear();
        switch (keys.step(stream.timestamp())) {
            case VOICE -> {
                link.read(workspace.frame);
                plays.read(workspace.frame);
                writeVoice(out, workspace.frame);
            }
            case EVENT -> writeKey(out, workspace.frame);
            case PAUSE -> writeSilence(out, workspace.frame);
        }
    }

    private void writeKey(ByteBuffer out, short[] frame) {
        if (media.peerEventType() != NegotiatedMedia.NO_EVENTS) {
            plays.dropFlushed();
            stream.writeHeader(out, keys.isFirst(), media.peerEventType(), keys.start());
            out.putInt(keys.payload());
        } else if (keys.isSounding()) {
            plays.dropFlushed();
            KeyTone.fill(frame, keys.key(), stream.timestamp() - keys.start());
            writeVoice(out, frame);
        } else {
            writeSilence(out, frame);
        }
    }

    private void writeSilence(ByteBuffer out, short[] frame) {
        plays.dropFlushed();
        Arrays.fill(frame, (short) 0);
        writeVoice(out, frame);
    }

    /** The first packet after a pause carries the marker (RFC 3551 section 4.1). */
    private void writeVoice(ByteBuffer out, short[] frame) {
        stream.writeHeader(out, interrupted, media.codec().payloadType(), stream.timestamp());
        for (short sample : frame) {
            out.put(media.codec().encode(sample));
        }
    }

    /** A network that is unreachable now may come back: it is counted, and the silence that follows ends the call. */
    private void send(ByteBuffer out, InetSocketAddress target) {
        int payload = out.remaining() - RtpPacket.HEADER_BYTES;
        try {
            if (wire.send(out, target)) {
                sent++;
                reports.sent(payload);
            } else {
                unsent++;
            }
        } catch (IOException unreachable) {
            unsent++;
        }
    }

    long sent() {
        return sent;
    }

    long unsent() {
        return unsent;
    }
}
