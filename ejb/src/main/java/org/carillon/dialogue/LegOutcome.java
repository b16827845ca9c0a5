package org.carillon.dialogue;

import org.carillon.telephony.CallEnd;
import org.carillon.vxml.platform.TransferOutcome;

/** What the application is told of how the network took a transfer (RFC 5552 section 6 where it says something). */
final class LegOutcome {

    private LegOutcome() {}

    /** Of a leg to a third party that is over. */
    static TransferOutcome of(CallEnd end) {
        return switch (end.disposition()) {
            case REMOTE_HANGUP -> TransferOutcome.FAR_END_DISCONNECT;
            case LOCAL_HANGUP -> TransferOutcome.MAXTIME_DISCONNECT;
            case LOST -> end.answered() ? TransferOutcome.NETWORK_DISCONNECT : TransferOutcome.NETWORK_BUSY;
            case TRANSFERRED -> TransferOutcome.TRANSFERRED;
            case BUSY -> TransferOutcome.BUSY;
            case NO_ANSWER -> TransferOutcome.NO_ANSWER;
            case CANCELED -> TransferOutcome.NEAR_END_DISCONNECT;
            case CONGESTION -> end.cause() == 503 ? TransferOutcome.NO_RESOURCE : TransferOutcome.NETWORK_BUSY;
            case DECLINED -> TransferOutcome.UNKNOWN;
            case FAILED -> ofStatus(end.cause());
        };
    }

    /** Of a SIP status code; 0 where none came. */
    static TransferOutcome ofStatus(int status) {
        return switch (status) {
            case 404, 410, 414, 416, 484, 485, 604 -> TransferOutcome.BAD_DESTINATION;
            case 405, 420, 501 -> TransferOutcome.UNSUPPORTED;
            case 408, 480, 487 -> TransferOutcome.NO_ANSWER;
            case 486, 600 -> TransferOutcome.BUSY;
            case 502, 504 -> TransferOutcome.NO_ROUTE;
            case 503 -> TransferOutcome.NO_RESOURCE;
            case 0, 500 -> TransferOutcome.NETWORK_BUSY;
            default -> TransferOutcome.UNKNOWN;
        };
    }
}
