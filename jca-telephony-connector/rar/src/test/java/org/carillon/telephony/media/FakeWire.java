package org.carillon.telephony.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Packets in, packets out. */
final class FakeWire implements Wire {

    record Datagram(InetSocketAddress address, byte[] bytes) {}

    final Deque<Datagram> incoming = new ArrayDeque<>();
    final List<Datagram> sent = new ArrayList<>();
    final Deque<Datagram> incomingReports = new ArrayDeque<>();
    final List<Datagram> sentReports = new ArrayList<>();
    boolean closed;
    boolean unreachable;

    @Override
    public int port() {
        return 40_000;
    }

    @Override
    public InetSocketAddress receive(ByteBuffer into) {
        return take(incoming, into);
    }

    @Override
    public InetSocketAddress receiveReport(ByteBuffer into) {
        return take(incomingReports, into);
    }

    private static InetSocketAddress take(Deque<Datagram> waiting, ByteBuffer into) {
        Datagram next = waiting.poll();
        if (next == null) {
            return null;
        }
        into.put(next.bytes);
        return next.address;
    }

    @Override
    public boolean send(ByteBuffer datagram, InetSocketAddress to) throws IOException {
        return put(sent, datagram, to);
    }

    @Override
    public boolean sendReport(ByteBuffer datagram, InetSocketAddress to) throws IOException {
        return put(sentReports, datagram, to);
    }

    private boolean put(List<Datagram> gone, ByteBuffer datagram, InetSocketAddress to) throws IOException {
        if (unreachable) {
            throw new IOException("network is unreachable");
        }
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(bytes);
        gone.add(new Datagram(to, bytes));
        return true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
