package org.carillon.telephony.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.carillon.telephony.media.Codec;
import org.carillon.telephony.media.Direction;
import org.carillon.telephony.media.NegotiatedMedia;

/** The offers and answers of one call (RFC 3264): one audio stream at one port of ours. Not thread-safe. */
public final class OfferAnswer {

    /** The payload type under which our offers announce keys. */
    public static final int OUR_EVENT_TYPE = 101;

    private final InetAddress address;
    private final int port;
    private final long sessionId;
    private int version;

    /**
     * @param address where we receive
     * @param port our RTP port
     * @param sessionId distinguishes our sessions from one another
     */
    public OfferAnswer(InetAddress address, int port, long sessionId) {
        this.address = address;
        this.port = port;
        this.sessionId = sessionId;
    }

    /** Our offer: all that we speak. */
    public String offer() {
        return writer().audio(port, List.of(Codec.values()), OUR_EVENT_TYPE, Direction.SENDRECV)
                .toString();
    }

    /** What the peer's answer to {@link #offer()} has settled. */
    public NegotiatedMedia accept(String answer) throws SdpException {
        MediaDescription audio = usableAudio(SdpReader.read(answer), address);
        return settled(audio, OUR_EVENT_TYPE);
    }

    /**
     * Answers the peer's offer.
     *
     * @throws SdpException when there is nothing in common; what had been settled before stays
     */
    public Answer answer(String offer) throws SdpException {
        SessionDescription offered = SdpReader.read(offer);
        MediaDescription audio = usableAudio(offered, address);
        int eventType = audio.eventType().orElse(NegotiatedMedia.NO_EVENTS);
        NegotiatedMedia settled = settled(audio, eventType);
        SdpWriter writer = writer();
        for (MediaDescription each : offered.media()) {
            if (each == audio) {
                writer.audio(port, List.of(settled.codec()), eventType, settled.direction());
            } else {
                writer.refused(each);
            }
        }
        return new Answer(writer.toString(), settled);
    }

    /**
     * Looks at an offer before there is a port for its answer.
     *
     * @param ours where we would receive
     * @throws SdpException when {@link #answer} would refuse the offer
     */
    public static void requireUsable(String offer, InetAddress ours) throws SdpException {
        usableAudio(SdpReader.read(offer), ours);
    }

    /**
     * Our answer.
     *
     * @param text the session description to send
     * @param settled what holds from now on
     */
    public record Answer(String text, NegotiatedMedia settled) {}

    private SdpWriter writer() {
        version++;
        return new SdpWriter(address, sessionId, version);
    }

    private static MediaDescription usableAudio(SessionDescription description, InetAddress ours) throws SdpException {
        MediaDescription audio = description.audio();
        if (audio == null || audio.port() == 0) {
            throw new SdpException("no audio stream over RTP");
        }
        if (audio.address() == null || audio.address().isMulticastAddress()) {
            throw new SdpException("no literal unicast address for audio");
        }
        if (audio.address().getClass() != ours.getClass()) {
            throw new SdpException("an address of the other version of IP");
        }
        if (audio.codec() == null) {
            throw new SdpException("no codec in common");
        }
        return audio;
    }

    private static NegotiatedMedia settled(MediaDescription audio, int ourEventType) {
        return new NegotiatedMedia(
                new InetSocketAddress(audio.address(), audio.port()),
                audio.codec(),
                ourEventType,
                audio.eventType().orElse(NegotiatedMedia.NO_EVENTS),
                ourDirection(audio));
    }

    /** The mirror image of what the peer does (RFC 3264 section 6.1). */
    private static Direction ourDirection(MediaDescription audio) {
        boolean weSend = audio.direction().receives() && !audio.isDeaf();
        boolean weReceive = audio.direction().sends();
        if (weSend) {
            return weReceive ? Direction.SENDRECV : Direction.SENDONLY;
        }
        return weReceive ? Direction.RECVONLY : Direction.INACTIVE;
    }
}
