package org.carillon.telephony;

/** One channel of one telephony server, good for one call at a time. Not thread-safe: the taker uses and closes it. */
public interface TelephonyConnection extends AutoCloseable {

    /** The name of the server whose channel this is. */
    String serverName();

    /**
     * Places a call and returns at once; what becomes of it is told to the listener, last of all exactly one
     * {@link CallListener#ended}.
     *
     * @throws TelephonyException when nothing was sent to the network: the call surely was not placed
     */
    Call call(CallRequest request, CallListener listener) throws TelephonyException;

    /** Gives the channel back. Hangs up the call if there still is one. Idempotent. */
    @Override
    void close();
}
