package org.carillon.telephony.sip.wire;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Makes every socket of the SIP stack. */
public final class SipSockets implements NetworkLayer {

    private final SourceThrottle throttle;
    private final ConnectionLimits limits;
    private final TlsContext tls;
    private final int connectMillis;
    private volatile ThrottledDatagramSocket datagrams;

    /**
     * @param tls null where there is no TLS
     * @param connectMillis how long we wait for a connection of ours, and then again for the handshake
     */
    public SipSockets(SourceThrottle throttle, ConnectionLimits limits, TlsContext tls, int connectMillis) {
        this.throttle = throttle;
        this.limits = limits;
        this.tls = tls;
        this.connectMillis = connectMillis;
    }

    /**
     * Waits until the stack receives datagrams, which it begins on a thread of its own: closed before that, it stumbles and keeps
     * threads.
     *
     * @throws SocketException when it does not begin within that time
     */
    public void awaitReceiving(long millis) throws SocketException, InterruptedException {
        if (!datagrams.awaitReceiving(millis)) {
            throw new SocketException("nobody receives datagrams");
        }
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return new GuardedServerSocket(port, backlog, address, limits);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return createSocket(address, port, null, 0);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local) throws IOException {
        return createSocket(address, port, local, 0);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        Socket socket = new Socket();
        try {
            socket.bind(new InetSocketAddress(local, localPort));
            socket.connect(new InetSocketAddress(address, port), connectMillis);
            return socket;
        } catch (IOException unreachable) {
            socket.close();
            // the stack takes only this one for "cannot connect"
            throw new SocketException(unreachable.getMessage());
        }
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        return new DatagramSocket();
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress local) throws SocketException {
        datagrams = new ThrottledDatagramSocket(new InetSocketAddress(local, port), throttle);
        return datagrams;
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return new TlsServerSocket(port, backlog, address, limits, tls);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
        return createSSLSocket(address, port, null);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress local) throws IOException {
        if (tls == null) {
            throw new SocketException("there is no TLS without a key store");
        }
        return tls.secure(createSocket(address, port, local), address, port);
    }

    @Override
    public void setSipStack(SipStackImpl stack) {
        // needs nothing of it
    }
}
