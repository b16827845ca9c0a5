package org.carillon.transfer;

import java.time.Duration;
import org.carillon.customer.CustomerAddress;
import org.carillon.vxml.platform.TransferOutcome;

/** What an application is told that wants a transfer. */
public sealed interface Permission {

    /**
     * It may.
     *
     * @param transferId identity of the transfer, and of the third party's call
     * @param address whom to call
     * @param callerId whom to show as calling, or null
     * @param longest how long the third party may stay connected
     */
    record Granted(String transferId, CustomerAddress address, String callerId, Duration longest)
            implements Permission {}

    /**
     * It may not.
     *
     * @param outcome how the application is told
     * @param reason for the timeline
     */
    record Refused(TransferOutcome outcome, String reason) implements Permission {}
}
