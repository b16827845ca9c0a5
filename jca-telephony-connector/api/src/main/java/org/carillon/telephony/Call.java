package org.carillon.telephony;

import java.time.Duration;
import java.util.Optional;

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

    /** How well the far end is heard, or was until the end; empty when nothing was heard, or the server does not tell. */
    default Optional<CallQuality> quality() {
        return Optional.empty();
    }

    /**
     * Ends the call: CANCEL before the answer, BYE after it. Returns at once; {@link CallListener#ended} follows. Idempotent.
     */
    void hangUp();

    /**
     * Hands an answered call over to somebody else and leaves it: a blind transfer (SIP: REFER, RFC 3515). Returns at once. {@link
     * CallListener#ended} with {@link Disposition#TRANSFERRED} follows, or {@link CallListener#transferFailed}: then the call goes on.
     *
     * @param callee as in {@link CallRequest#callee()}
     * @param patience after so long without success it counts as failed
     */
    void transferTo(String callee, Duration patience);

    /**
     * Connects the far end of this answered call with the far end of another one and leaves both: a transfer with consultation (SIP:
     * Replaces, RFC 3891). Returns at once; what follows is as with the blind transfer, for both calls.
     *
     * @param consulted an answered call of the same server
     */
    void transferTo(Call consulted);
}
