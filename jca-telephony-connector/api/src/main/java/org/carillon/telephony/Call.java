package org.carillon.telephony;

/** A call that was placed or has come in. Thread-safe. */
public interface Call {

    /** The identity given in {@link CallRequest#callId()}, or made up for an incoming call. */
    String id();

    /** The name of the telephony server that carries it. */
    String serverName();

    /** The far end as the network names it: a SIP or tel URI. */
    String remoteUri();

    /** Our end as the network names it: a SIP or tel URI. */
    String localUri();

    /**
     * The voice path. Usable from the answer to the end; before and after, what is played is dropped.
     */
    CallAudio audio();

    /**
     * Ends the call: CANCEL before the answer, BYE after it. Returns at once; {@link CallListener#ended} follows. Idempotent.
     */
    void hangUp();
}
