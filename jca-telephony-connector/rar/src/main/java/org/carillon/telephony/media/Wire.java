package org.carillon.telephony.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Where a call's RTP datagrams go out and come in. Nothing blocks. */
interface Wire extends AutoCloseable {

    /** The local port. */
    int port();

    /**
     * Takes the next datagram that waits, if there is one.
     *
     * @return its source, or null when none waits
     */
    InetSocketAddress receive(ByteBuffer into) throws IOException;

    /**
     * Sends a datagram.
     *
     * @return false when the network cannot take it now; it is dropped
     */
    boolean send(ByteBuffer datagram, InetSocketAddress to) throws IOException;

    @Override
    void close() throws IOException;
}
