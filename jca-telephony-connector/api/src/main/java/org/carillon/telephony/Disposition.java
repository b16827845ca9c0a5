package org.carillon.telephony;

/** What became of a call. */
public enum Disposition {
    /** It was answered, and the far end hung up. */
    REMOTE_HANGUP,
    /** It was answered, and we hung up. */
    LOCAL_HANGUP,
    /** 486, 600. */
    BUSY,
    /** 603, 403 of the callee, 607, 608. */
    DECLINED,
    /** It rang in vain: canceled by us after the ring time-out, 480, 408 after ringing, 487. */
    NO_ANSWER,
    /** Canceled by {@link Call#hangUp()} before the answer. */
    CANCELED,
    /** The server or the network refused before ringing: congestion, 5xx, no answer to the INVITE at all. */
    CONGESTION,
    /** Anything else: an unknown number (404, 410, 484, 604), no codec in common (488), credentials refused. */
    FAILED,
    /** It was answered, and handed over to somebody else by {@link Call#transferTo}. */
    TRANSFERRED,
    /** Answered, and the voice path died (no RTP in time), or the adapter was stopped under it. */
    LOST
}
