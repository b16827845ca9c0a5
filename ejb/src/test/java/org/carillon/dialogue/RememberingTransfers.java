package org.carillon.dialogue;

import jakarta.ejb.EJBException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.transfer.Permission;
import org.carillon.transfer.Transfers;
import org.carillon.vxml.platform.TransferOutcome;
import org.carillon.vxml.platform.TransferRequest;

/** Permits as the test says, and remembers what it was told; unless its database is away. */
final class RememberingTransfers extends Transfers {

    final List<String> answered = new ArrayList<>();
    final List<TransferOutcome> ended = new ArrayList<>();
    Permission permission;
    boolean away;

    @Override
    public Permission permit(String sessionId, TransferRequest request) {
        reach();
        return permission;
    }

    @Override
    public void answered(String transferId, String server, Instant at) {
        reach();
        answered.add(server);
    }

    @Override
    public void ended(String transferId, String server, TransferOutcome outcome, Instant at) {
        reach();
        ended.add(outcome);
    }

    private void reach() {
        if (away) {
            throw new EJBException("the database is away");
        }
    }
}
