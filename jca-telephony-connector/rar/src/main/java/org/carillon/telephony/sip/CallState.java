package org.carillon.telephony.sip;

/** Where a call stands. It only ever moves down this list. */
enum CallState {
    /** The INVITE is on its way. */
    DIALING,
    /** 180 or 183 has come. */
    RINGING,
    /** We have given it up before the answer; the final answer to the INVITE is still to come. */
    CANCELING,
    /** Answered: voice flows. */
    TALKING,
    /** Over; nothing but stragglers come. */
    ENDED;

    boolean mayBecome(CallState next) {
        return switch (this) {
            case DIALING, RINGING -> next.ordinal() > ordinal();
            case CANCELING, TALKING -> next == ENDED;
            case ENDED -> false;
        };
    }

    boolean isBeforeAnswer() {
        return this == DIALING || this == RINGING;
    }
}
