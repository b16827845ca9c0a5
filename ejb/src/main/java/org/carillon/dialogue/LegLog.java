package org.carillon.dialogue;

import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.TransferOutcome;

/** Writes down what becomes of the second party of a call. Used by the dialogue's thread. */
interface LegLog {

    /** It has answered, on that server's channel. */
    void answered(String server);

    /**
     * It is over.
     *
     * @param server that carried the leg, or the caller's where there was none; null where none was found
     * @param reason for people, or null
     * @return what the interpreter is told
     */
    PlatformEvent.TransferEnded ended(String server, TransferOutcome outcome, String reason);
}
