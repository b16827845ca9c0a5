package org.carillon.telephony.asterisk;

/** Where a call stands. */
enum Stage {
    /** The order to call is on its way. */
    DIALING,
    /** The callee is being alerted. */
    RINGING,
    /** We have given it up before the answer; its hang-up is still to come. */
    CANCELING,
    /** Answered in the network; its voice is on the way to us. */
    CONNECTING,
    /** Voice flows. */
    TALKING,
    /** On its way to somebody else; may come back. */
    TRANSFERRING,
    /** Over; nothing but stragglers come. */
    ENDED;

    boolean isBeforeAnswer() {
        return this == DIALING || this == RINGING;
    }

    boolean isAnswered() {
        return this == TALKING || this == TRANSFERRING;
    }
}
