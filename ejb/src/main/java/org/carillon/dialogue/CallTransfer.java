package org.carillon.dialogue;

import org.carillon.telephony.CallEnd;
import org.carillon.vxml.platform.PlatformEvent;

/**
 * A transfer that goes on. Used by the dialogue's thread alone; what returns an event returns what the interpreter is to be told, or
 * null.
 */
interface CallTransfer {

    /** No time at which anything must happen. */
    long NEVER = Long.MAX_VALUE;

    /** When {@link #due()} must be called: a nano time, or {@link #NEVER}. */
    long dueAt();

    /** Its time is up. */
    PlatformEvent due();

    /** The application wants the caller back. */
    PlatformEvent end();

    /** The caller or the dialogue is gone: nobody is to be told any more. */
    void abandon();

    /** The caller was handed over. */
    default PlatformEvent handedOver() {
        return null;
    }

    /** Handing the caller over came to nothing. */
    default PlatformEvent handOverFailed(int cause, String reason) {
        return null;
    }

    /** Whether the two go on through us although the dialogue knows the caller as handed over. */
    default boolean isKept() {
        return false;
    }

    /** A transfer whose third party has a leg of its own. */
    interface WithLeg extends CallTransfer {

        /** The third party has answered. */
        PlatformEvent legAnswered();

        /** The third party's leg is over, or never came about. */
        PlatformEvent legEnded(CallEnd end);

        /** What is between the two. */
        Bridge bridge();
    }
}
