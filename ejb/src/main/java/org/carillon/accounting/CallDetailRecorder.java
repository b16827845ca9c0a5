package org.carillon.accounting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.carillon.outcome.SessionEnded;
import org.carillon.transfer.TransferEnded;

/** Writes one record for each session and one for each leg to a third party, in the transaction that ends it. */
@ApplicationScoped
public class CallDetailRecorder {

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    void record(@Observes SessionEnded ended) {
        entities.persist(new CallDetailRecord(ended));
    }

    void record(@Observes TransferEnded ended) {
        entities.persist(new LegDetailRecord(ended.transfer()));
    }
}
