package org.carillon.vxml.interpret;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.vxml.document.Transfer;
import org.carillon.vxml.platform.TransferOutcome;

/** How a transfer's end is told to the application: as a value, or as an event (VoiceXML 2.0 section 2.3.7). */
final class TransferResults {

    private static final Map<TransferOutcome, String> VALUES = Map.of(
            TransferOutcome.BUSY, "busy",
            TransferOutcome.NO_ANSWER, "noanswer",
            TransferOutcome.NETWORK_BUSY, "network_busy",
            TransferOutcome.MAXTIME_DISCONNECT, "maxtime_disconnect",
            TransferOutcome.NETWORK_DISCONNECT, "network_disconnect",
            TransferOutcome.FAR_END_DISCONNECT, "far_end_disconnect",
            TransferOutcome.NEAR_END_DISCONNECT, "near_end_disconnect",
            TransferOutcome.UNKNOWN, "unknown");

    private static final Map<TransferOutcome, String> ERRORS = Map.of(
            TransferOutcome.NO_AUTHORIZATION, "error.connection.noauthorization",
            TransferOutcome.BAD_DESTINATION, "error.connection.baddestination",
            TransferOutcome.NO_ROUTE, "error.connection.noroute",
            TransferOutcome.NO_RESOURCE, "error.connection.noresource",
            TransferOutcome.UNSUPPORTED_URI, "error.unsupported.uri");

    private TransferResults() {}

    /** The value of the item, if it gets one. */
    static Optional<String> value(TransferOutcome outcome) {
        return Optional.ofNullable(VALUES.get(outcome));
    }

    /** The event otherwise. */
    static VoiceXmlEvent error(TransferOutcome outcome, Transfer transfer) {
        String type = transfer.type().name().toLowerCase(Locale.ROOT);
        String name = ERRORS.getOrDefault(outcome, "error.unsupported.transfer." + type);
        return new VoiceXmlEvent(name, "the transfer is not possible");
    }
}
