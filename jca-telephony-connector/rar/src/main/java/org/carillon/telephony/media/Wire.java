package org.carillon.telephony.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Where a call's RTP and RTCP datagrams go out and come in, each by a port of its own. Nothing blocks. */
interface Wire extends AutoCloseable {

    /** The local port of RTP. */
    int port();

    /**
     * Takes the next RTP datagram that waits, if there is one.
     *
     * @return its source, or null when none waits
     */
    InetSocketAddress receive(ByteBuffer into) throws IOException;

    /**
     * Sends a datagram from the port of RTP.
     *
     * @return false when the network cannot take it now; it is dropped
     */
    boolean send(ByteBuffer datagram, InetSocketAddress to) throws IOException;

    /** As {@link #receive}, from the port of RTCP. */
    InetSocketAddress receiveReport(ByteBuffer into) throws IOException;

    /** As {@link #send}, from the port of RTCP. */
    boolean sendReport(ByteBuffer datagram, InetSocketAddress to) throws IOException;

    @Override
    void close() throws IOException;
}
