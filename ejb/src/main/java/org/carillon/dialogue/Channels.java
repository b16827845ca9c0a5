package org.carillon.dialogue;

import java.util.Optional;
import org.carillon.telephony.TelephonyConnection;

/**
 * Where a dialogue gets a channel for a third party from. Dispatch knows, which stands before the dialogue on the way of a request: so
 * the dialogue only says what it needs. Thread-safe.
 */
public interface Channels {

    /** Takes a channel of any telephony server with room; empty if there is none. Never waits for one. */
    Optional<TelephonyConnection> take();

    /** Takes a channel of this server; empty if it has no room. Never waits for one. */
    Optional<TelephonyConnection> takeOf(String server);
}
