package org.carillon.dialogue;

import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.TransferOutcome;

/** Writes down what becomes of the second party of a call. Used by the dialogue's thread. */
interface LegLog {

    /** It has answered, on that server's channel. */
    void answered(String server);

    /** The caller could not be handed over, and stays connected with it through us. */
    void kept(String reason);

    /**
     * It is over.
     *
     * @param server that carried the leg, or the caller's where there was none; null where none was found
     * @param reason for people, or null
     * @return what the interpreter is told
     */
    PlatformEvent.TransferEnded ended(String server, TransferOutcome outcome, String reason);
}
