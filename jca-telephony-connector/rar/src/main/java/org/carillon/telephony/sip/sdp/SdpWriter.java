package org.carillon.telephony.sip.sdp;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.telephony.media.Codec;
import org.carillon.telephony.media.Direction;
import org.carillon.telephony.media.NegotiatedMedia;

/** Writes our session descriptions. */
final class SdpWriter {

    private final StringBuilder text = new StringBuilder(400);

    SdpWriter(InetAddress address, long sessionId, int version) {
        String connection = Addresses.toConnection(address);
        line("v=0");
        line("o=carillon " + sessionId + ' ' + version + ' ' + connection);
        line("s=-");
        line("c=" + connection);
        line("t=0 0");
    }

    SdpWriter audio(String protocol, int port, List<Codec> codecs, int eventType, Direction direction) {
        boolean withKeys = eventType != NegotiatedMedia.NO_EVENTS;
        String formats = Stream.concat(
                        codecs.stream().map(Codec::payloadType),
                        withKeys ? Stream.of(eventType) : Stream.<Integer>empty())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        line("m=audio " + port + ' ' + protocol + ' ' + formats);
        codecs.forEach(codec -> line("a=rtpmap:" + codec.payloadType() + ' ' + codec + "/8000"));
        if (withKeys) {
            line("a=rtpmap:" + eventType + " telephone-event/8000");
            line("a=fmtp:" + eventType + " 0-15");
        }
        line("a=ptime:20");
        line("a=" + direction.name().toLowerCase(Locale.ROOT));
        return this;
    }

    /** Keys for the stream that was written last. */
    SdpWriter crypto(List<CryptoAttribute> keys) {
        keys.forEach(key -> line(key.line()));
        return this;
    }

    /** RTCP by the ports of RTP for the stream that was written last (RFC 5761). */
    SdpWriter muxed(boolean muxed) {
        if (muxed) {
            line("a=rtcp-mux");
        }
        return this;
    }

    /** Switches an offered stream off (RFC 3264 section 6). */
    SdpWriter refused(MediaDescription offered) {
        line("m=" + offered.type() + " 0 " + offered.protocol() + ' ' + String.join(" ", offered.formats()));
        return this;
    }

    private void line(String line) {
        text.append(line).append("\r\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
