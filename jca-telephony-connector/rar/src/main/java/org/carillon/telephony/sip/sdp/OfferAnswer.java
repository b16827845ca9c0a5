package org.carillon.telephony.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.carillon.telephony.media.Codec;
import org.carillon.telephony.media.Direction;
import org.carillon.telephony.media.NegotiatedMedia;
import org.carillon.telephony.srtp.MediaKeys;

/** The offers and answers of one call (RFC 3264): one audio stream at one port of ours. Not thread-safe. */
public final class OfferAnswer {

    /** The payload type under which our offers announce keys. */
    public static final int OUR_EVENT_TYPE = 101;

    private final InetAddress address;
    private final int port;
    private final long sessionId;
    private final MediaSecurity security;
    private final KeyExchange keys;
    private int version;
    private String latest;
    private boolean latestMuxed;
    private int latestEventType = OUR_EVENT_TYPE;

    /**
     * @param address where we receive
     * @param port our RTP port
     * @param sessionId distinguishes our sessions from one another
     * @param security whether voice is to be protected
     */
    public OfferAnswer(InetAddress address, int port, long sessionId, MediaSecurity security) {
        this.address = address;
        this.port = port;
        this.sessionId = sessionId;
        this.security = security;
        this.keys = new KeyExchange(security);
    }

    /** Our offer: all that we speak. */
    public String offer() {
        String protocol = keys.isDemanded() ? MediaDescription.SECURE : MediaDescription.PLAIN;
        SdpWriter offer = writer().audio(protocol, port, List.of(Codec.values()), OUR_EVENT_TYPE, Direction.SENDRECV)
                .crypto(keys.offered());
        return remember(offer, OUR_EVENT_TYPE, false);
    }

    /** What we have described last, as an offer that changes nothing (RFC 3264 section 8). */
    public String again() {
        return latest;
    }

    /** What the peer's answer to {@link #offer()} or {@link #again()} has settled. */
    public NegotiatedMedia accept(String answer) throws SdpException {
        MediaDescription audio = usableAudio(SdpReader.read(answer), address, security);
        return settled(audio, latestEventType, latestMuxed && audio.muxed(), keys.accept(audio));
    }

    /**
     * Answers the peer's offer.
     *
     * @throws SdpException when there is nothing in common; what had been settled before stays
     */
    public Answer answer(String offer) throws SdpException {
        SessionDescription offered = SdpReader.read(offer);
        MediaDescription audio = usableAudio(offered, address, security);
        int eventType = audio.eventType().orElse(NegotiatedMedia.NO_EVENTS);
        CryptoAttribute chosen = keys.choose(audio);
        MediaKeys agreed = chosen == null ? null : keys.settle(chosen.suite(), chosen.key());
        NegotiatedMedia settled = settled(audio, eventType, audio.muxed(), agreed);
        SdpWriter writer = writer();
        for (MediaDescription each : offered.media()) {
            if (each == audio) {
                writer.audio(audio.protocol(), port, List.of(settled.codec()), eventType, settled.direction())
                        .muxed(audio.muxed())
                        .crypto(chosen == null ? List.of() : List.of(keys.answer(chosen)));
            } else {
                writer.refused(each);
            }
        }
        return new Answer(remember(writer, eventType, audio.muxed()), settled);
    }

    /**
     * Looks at an offer before there is a port for its answer.
     *
     * @param ours where we would receive
     * @param security whether voice is to be protected
     * @throws SdpException when {@link #answer} would refuse the offer
     */
    public static void requireUsable(String offer, InetAddress ours, MediaSecurity security) throws SdpException {
        usableAudio(SdpReader.read(offer), ours, security);
    }

    /**
     * Our answer.
     *
     * @param text the session description to send
     * @param settled what holds from now on
     */
    public record Answer(String text, NegotiatedMedia settled) {}

    private String remember(SdpWriter written, int eventType, boolean muxed) {
        latest = written.toString();
        latestMuxed = muxed;
        latestEventType = eventType;
        return latest;
    }

    private SdpWriter writer() {
        version++;
        return new SdpWriter(address, sessionId, version);
    }

    private static MediaDescription usableAudio(
            SessionDescription description, InetAddress ours, MediaSecurity security) throws SdpException {
        MediaDescription audio = description.audio(security);
        if (audio == null || audio.port() == 0) {
            throw new SdpException(
                    security == MediaSecurity.REQUIRED
                            ? "no audio stream over secure RTP"
                            : "no audio stream over RTP");
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

    private static NegotiatedMedia settled(MediaDescription audio, int ourEventType, boolean muxed, MediaKeys keys) {
        return new NegotiatedMedia(
                new InetSocketAddress(audio.address(), audio.port()),
                audio.codec(),
                ourEventType,
                audio.eventType().orElse(NegotiatedMedia.NO_EVENTS),
                ourDirection(audio),
                audio.control(muxed),
                muxed,
                keys);
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
