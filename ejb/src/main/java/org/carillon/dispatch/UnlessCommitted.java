package org.carillon.dispatch;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Undoes what was done in memory when the transaction comes to nothing. */
record UnlessCommitted(Runnable undo) implements Synchronization {

    @Override
    public void beforeCompletion() {
        // only the end counts
    }

    @Override
    public void afterCompletion(int status) {
        if (status != Status.STATUS_COMMITTED) {
            undo.run();
        }
    }
}
