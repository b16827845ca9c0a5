package org.carillon.telephony.pool;

import org.carillon.telephony.IncomingCall;

/** Where incoming calls go. Every method returns at once. */
public interface CallArrivals {

    /** Whether anybody takes incoming calls at all. */
    boolean isOpen();

    /**
     * The channel for a call from the named server.
     *
     * @throws ChannelRefusedException when the server's channels are all in use
     */
    Channel channelOf(String serverName) throws ChannelRefusedException;

    /** A call rings. */
    void arrived(IncomingCall call);
}
