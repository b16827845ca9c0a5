package org.carillon.it.phone.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** UDP and TCP on one port (RFC 3261 section 18). */
public final class SipTransports implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SipTransports.class.getName());
    private static final int MAX_DATAGRAM = 65_535;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Set<TcpFlow> connections = ConcurrentHashMap.newKeySet();
    private final BiConsumer<SipMessage, Flow> handler;
    private volatile boolean closed;

    /**
     * Binds and begins to listen.
     *
     * @param port 0 for any free one
     * @param handler what every message is given to, by several threads
     */
    public SipTransports(String host, int port, BiConsumer<SipMessage, Flow> handler) throws IOException {
        this.handler = handler;
        InetAddress address = InetAddress.getByName(host);
        tcp = new ServerSocket();
        tcp.setReuseAddress(true);
        tcp.bind(new InetSocketAddress(address, port));
        try {
            udp = new DatagramSocket(tcp.getLocalPort(), address);
            udp.setReceiveBufferSize(1 << 22);
        } catch (IOException e) {
            tcp.close();
            throw e;
        }
        start("udp", this::readDatagrams);
        start("tcp", this::acceptConnections);
    }

    /** The port of both. */
    public int port() {
        return tcp.getLocalPort();
    }

    /** The way to an address. */
    public Flow to(InetSocketAddress address, boolean overTcp) {
        if (!overTcp) {
            return new UdpFlow(address);
        }
        try {
            return connected(new Socket(address.getAddress(), address.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(String name, Runnable loop) {
        Thread thread = new Thread(loop, "phone-sip-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void readDatagrams() {
        DatagramPacket packet = new DatagramPacket(new byte[MAX_DATAGRAM], MAX_DATAGRAM);
        while (!closed) {
            try {
                packet.setLength(MAX_DATAGRAM);
                udp.receive(packet);
                String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                if (!text.isBlank()) {
                    handler.accept(SipMessage.parse(text), new UdpFlow(packet.getSocketAddress()));
                }
            } catch (IOException | IllegalArgumentException e) {
                logUnlessClosed(e);
            }
        }
    }

    private void acceptConnections() {
        while (!closed) {
            try {
                connected(tcp.accept());
            } catch (IOException e) {
                logUnlessClosed(e);
            }
        }
    }

    private TcpFlow connected(Socket socket) {
        TcpFlow flow = new TcpFlow(socket);
        connections.add(flow);
        start("tcp-" + socket.getPort(), () -> {
            try (socket) {
                SipStream stream = new SipStream(socket.getInputStream());
                for (SipMessage next = stream.next(); next != null; next = stream.next()) {
                    handler.accept(next, flow);
                }
            } catch (IOException | IllegalArgumentException e) {
                logUnlessClosed(e);
            } finally {
                connections.remove(flow);
            }
        });
        return flow;
    }

    private void logUnlessClosed(Exception e) {
        if (!closed) {
            LOG.log(System.Logger.Level.INFO, "a message was not understood or a connection broke: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        udp.close();
        tcp.close();
        for (TcpFlow connection : connections) {
            connection.socket.close();
        }
    }

    private final class UdpFlow implements Flow {
        private final SocketAddress peer;

        UdpFlow(SocketAddress peer) {
            this.peer = peer;
        }

        @Override
        public void send(SipMessage message) {
            byte[] bytes = message.bytes();
            try {
                udp.send(new DatagramPacket(bytes, bytes.length, peer));
            } catch (IOException e) {
                logUnlessClosed(e);
            }
        }

        @Override
        public boolean isReliable() {
            return false;
        }

        @Override
        public String transport() {
            return "UDP";
        }
    }

    private final class TcpFlow implements Flow {
        private final Socket socket;

        TcpFlow(Socket socket) {
            this.socket = socket;
        }

        @Override
        public synchronized void send(SipMessage message) {
            try {
                socket.getOutputStream().write(message.bytes());
            } catch (IOException e) {
                logUnlessClosed(e);
            }
        }

        @Override
        public boolean isReliable() {
            return true;
        }

        @Override
        public String transport() {
            return "TCP";
        }
    }
}
