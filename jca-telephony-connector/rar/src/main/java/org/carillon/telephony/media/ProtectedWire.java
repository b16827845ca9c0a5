package org.carillon.telephony.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.carillon.telephony.rtp.RtcpReader;
import org.carillon.telephony.srtp.MediaKeys;
import org.carillon.telephony.srtp.SrtpReceiver;
import org.carillon.telephony.srtp.SrtpSender;

/**
 * A wire that protects what goes out and opens what comes in (SRTP, RFC 3711), from the moment that there are keys. What is not authentic
 * arrives as an empty datagram. Belongs to the media clock.
 */
final class ProtectedWire implements Wire {

    private static final int MTU = 1_500;

    private final Wire network;
    private MediaKeys keys;
    private SrtpSender sender;
    private SrtpReceiver receiver;
    private ByteBuffer buffer;

    ProtectedWire(Wire network) {
        this.network = network;
    }

    /** Begins to protect, or goes on with other keys; the contexts of keys that stay go on. Null changes nothing: there is no way back. */
    void protect(MediaKeys changed) {
        if (changed == null) {
            return;
        }
        if (keys == null) {
            buffer = ByteBuffer.allocate(MTU + SrtpSender.MOST_ADDED);
        }
        if (keys == null || !keys.ours().equals(changed.ours())) {
            sender = new SrtpSender(changed.suite(), changed.ours());
        }
        if (keys == null || !keys.peers().equals(changed.peers())) {
            receiver = new SrtpReceiver(changed.suite(), changed.peers());
        }
        keys = changed;
    }

    @Override
    public int port() {
        return network.port();
    }

    @Override
    public InetSocketAddress receive(ByteBuffer into) throws IOException {
        InetSocketAddress from = network.receive(into);
        if (from != null && keys != null) {
            open(into, RtcpReader.isRtcp(into, into.position()));
        }
        return from;
    }

    @Override
    public InetSocketAddress receiveReport(ByteBuffer into) throws IOException {
        InetSocketAddress from = network.receiveReport(into);
        if (from != null && keys != null) {
            open(into, true);
        }
        return from;
    }

    private void open(ByteBuffer datagram, boolean report) {
        byte[] bytes = buffer.array();
        int length = datagram.position();
        datagram.get(0, bytes, 0, length);
        int opened = report ? receiver.openReport(bytes, length) : receiver.open(bytes, length);
        datagram.clear().put(bytes, 0, Math.max(opened, 0));
    }

    @Override
    public boolean send(ByteBuffer datagram, InetSocketAddress to) throws IOException {
        return network.send(
                keys == null ? datagram : closed(datagram, RtcpReader.isRtcp(datagram, datagram.limit())), to);
    }

    @Override
    public boolean sendReport(ByteBuffer datagram, InetSocketAddress to) throws IOException {
        return network.sendReport(keys == null ? datagram : closed(datagram, true), to);
    }

    private ByteBuffer closed(ByteBuffer datagram, boolean report) {
        byte[] bytes = buffer.array();
        int length = datagram.remaining();
        datagram.get(bytes, 0, length);
        int closed = report ? sender.protectReport(bytes, length) : sender.protect(bytes, length);
        return buffer.clear().limit(closed);
    }

    @Override
    public void close() throws IOException {
        network.close();
    }
}
