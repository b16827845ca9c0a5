package org.carillon.telephony.media;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;

/**
 * An even port for RTP and the odd one above it for RTCP. The operating system keeps the books of what is taken, so a
 * port cannot leak as long as its socket is closed.
 */
final class UdpPorts implements Wire {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Expedited forwarding (RFC 3246), as voice should be marked. */
    private static final int EXPEDITED = 0xB8;
    /** Reports are few and small: what comes beyond them must not pile up. */
    private static final int REPORTS_BYTES = 4_096;

    private final DatagramChannel rtp;
    private final DatagramChannel rtcp;
    private final int port;

    private UdpPorts(DatagramChannel rtp, DatagramChannel rtcp, int port) {
        this.rtp = rtp;
        this.rtcp = rtcp;
        this.port = port;
    }

    /**
     * Binds a pair of the range, beginning to look at a random place: the ports of a call shall not be guessed.
     *
     * @throws BindException when all are taken
     */
    static UdpPorts bind(InetAddress address, PortRange range) throws IOException {
        int start = RANDOM.nextInt(range.pairs());
        for (int i = 0; i < range.pairs(); i++) {
            int port = range.first() + 2 * ((start + i) % range.pairs());
            DatagramChannel rtp = tryBind(address, port);
            if (rtp == null) {
                continue;
            }
            DatagramChannel rtcp = tryBindOrClose(address, port + 1, rtp);
            if (rtcp != null) {
                rtcp.setOption(StandardSocketOptions.SO_RCVBUF, REPORTS_BYTES);
                return new UdpPorts(rtp, rtcp, port);
            }
        }
        throw new BindException("no free RTP port in " + range.first() + "-" + range.last());
    }

    private static DatagramChannel tryBindOrClose(InetAddress address, int port, DatagramChannel below)
            throws IOException {
        DatagramChannel channel = null;
        try {
            channel = tryBind(address, port);
        } finally {
            if (channel == null) {
                below.close();
            }
        }
        return channel;
    }

    /** A bound channel, or null when the port is taken. */
    private static DatagramChannel tryBind(InetAddress address, int port) throws IOException {
        ProtocolFamily family =
                address instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
        DatagramChannel channel = DatagramChannel.open(family);
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.IP_TOS, EXPEDITED);
            channel.bind(new InetSocketAddress(address, port));
            return channel;
        } catch (BindException taken) {
            channel.close();
            return null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public InetSocketAddress receive(ByteBuffer into) throws IOException {
        return (InetSocketAddress) rtp.receive(into);
    }

    @Override
    public boolean send(ByteBuffer datagram, InetSocketAddress to) throws IOException {
        return rtp.send(datagram, to) > 0;
    }

    @Override
    public InetSocketAddress receiveReport(ByteBuffer into) throws IOException {
        return (InetSocketAddress) rtcp.receive(into);
    }

    @Override
    public boolean sendReport(ByteBuffer datagram, InetSocketAddress to) throws IOException {
        return rtcp.send(datagram, to) > 0;
    }

    @Override
    public void close() throws IOException {
        try {
            rtp.close();
        } finally {
            rtcp.close();
        }
    }
}
