package org.carillon.telephony.media;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.carillon.telephony.rtp.RtpPacket;
import org.carillon.telephony.rtp.TelephoneEvent;

/** The far end of a {@link FakeWire}: one RTP stream. */
final class FakePeer {

    static final int EVENT_TYPE = 101;

    private final FakeWire wire;
    private final int ssrc;
    InetSocketAddress address;
    int sequence = 65_000;
    int timestamp = -1_000;

    FakePeer(FakeWire wire, InetSocketAddress address, int ssrc) {
        this.wire = wire;
        this.address = address;
        this.ssrc = ssrc;
    }

    /** 20 ms of PCMU, all of one octet. */
    byte[] voice(int octet) {
        byte[] payload = new byte[160];
        Arrays.fill(payload, (byte) octet);
        byte[] packet = packet(false, Codec.PCMU.payloadType(), timestamp, payload);
        timestamp += 160;
        return packet;
    }

    byte[] key(int payloadType, char key, boolean end, int duration) {
        byte[] payload = ByteBuffer.allocate(4)
                .putInt(TelephoneEvent.payload(key, end, duration))
                .array();
        return packet(duration == 160, payloadType, timestamp, payload);
    }

    byte[] packet(boolean marker, int payloadType, int packetTimestamp, byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(12 + payload.length);
        RtpPacket.writeHeader(out, marker, payloadType, sequence++, packetTimestamp, ssrc);
        return out.put(payload).array();
    }

    void sends(byte[] datagram) {
        wire.incoming.add(new FakeWire.Datagram(address, datagram));
    }

    void speaks(int octet) {
        sends(voice(octet));
    }
}
