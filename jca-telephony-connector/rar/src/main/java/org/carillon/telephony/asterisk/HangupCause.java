package org.carillon.telephony.asterisk;

import org.carillon.telephony.Disposition;

/** What the hang-up cause of Asterisk (ITU-T Q.850) means for a call that was not answered, and as a SIP status (RFC 3398). */
enum HangupCause {
    UNALLOCATED(1, 404, Disposition.FAILED),
    NO_ROUTE_TRANSIT(2, 404, Disposition.FAILED),
    NO_ROUTE(3, 404, Disposition.FAILED),
    NORMAL_CLEARING(16, 487, Disposition.NO_ANSWER),
    BUSY(17, 486, Disposition.BUSY),
    /** 408: only where it had rung is it the callee who did not answer. */
    NO_USER_RESPONSE(18, 408, Disposition.CONGESTION),
    NO_ANSWER(19, 480, Disposition.NO_ANSWER),
    SUBSCRIBER_ABSENT(20, 480, Disposition.NO_ANSWER),
    REJECTED(21, 603, Disposition.DECLINED),
    NUMBER_CHANGED(22, 410, Disposition.FAILED),
    DESTINATION_OUT_OF_ORDER(27, 502, Disposition.CONGESTION),
    INVALID_NUMBER(28, 484, Disposition.FAILED),
    FACILITY_REJECTED(29, 501, Disposition.CONGESTION),
    NORMAL_UNSPECIFIED(31, 480, Disposition.NO_ANSWER),
    NO_CIRCUIT(34, 503, Disposition.CONGESTION),
    NETWORK_OUT_OF_ORDER(38, 500, Disposition.CONGESTION),
    TEMPORARY_FAILURE(41, 503, Disposition.CONGESTION),
    SWITCH_CONGESTION(42, 503, Disposition.CONGESTION),
    CHANNEL_NOT_AVAILABLE(44, 503, Disposition.CONGESTION),
    FACILITY_NOT_SUBSCRIBED(50, 403, Disposition.DECLINED),
    BARRED(52, 403, Disposition.DECLINED),
    BEARER_NOT_AVAILABLE(58, 488, Disposition.FAILED),
    INCOMPATIBLE(88, 488, Disposition.FAILED),
    INTERWORKING(127, 500, Disposition.CONGESTION),
    /** Whatever else: nothing is known of the callee. */
    UNKNOWN(0, 0, Disposition.FAILED);

    private final int number;
    private final int status;
    private final Disposition disposition;

    HangupCause(int number, int status, Disposition disposition) {
        this.number = number;
        this.status = status;
        this.disposition = disposition;
    }

    /** @param number as in Q.850, or null where Asterisk told none */
    static HangupCause of(Integer number) {
        for (HangupCause cause : values()) {
            if (number != null && cause.number == number) {
                return cause;
            }
        }
        return UNKNOWN;
    }

    /** The cause that tells a caller the given SIP status, 400-699. */
    static HangupCause ofStatus(int status) {
        return switch (status) {
            case 486, 600 -> BUSY;
            case 403, 603, 607, 608 -> REJECTED;
            case 404, 604 -> UNALLOCATED;
            case 408, 480, 487 -> NO_ANSWER;
            case 410 -> NUMBER_CHANGED;
            case 484 -> INVALID_NUMBER;
            case 488, 606 -> INCOMPATIBLE;
            default -> status / 100 == 5 ? SWITCH_CONGESTION : REJECTED;
        };
    }

    int number() {
        return number;
    }

    /** The SIP status that stands for it, or 0. */
    int status() {
        return status;
    }

    /** @param rang whether the callee had been alerted before */
    Disposition disposition(boolean rang) {
        return rang && this == NO_USER_RESPONSE ? Disposition.NO_ANSWER : disposition;
    }
}
