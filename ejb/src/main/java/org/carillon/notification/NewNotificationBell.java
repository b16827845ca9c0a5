package org.carillon.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/**
 * Wakes whoever empties the outbox when something new is in it. No enterprise bean: the transaction that has just committed cannot be put
 * aside for one. Thread-safe.
 */
@ApplicationScoped
public class NewNotificationBell {

    private volatile Runnable sleeper = () -> {};

    /** From now on it rings for this one alone. */
    void ringsFor(Runnable woken) {
        sleeper = woken;
    }

    void onNew(@Observes(during = TransactionPhase.AFTER_SUCCESS) Notification added) {
        sleeper.run();
    }
}
