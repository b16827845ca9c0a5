package org.carillon.accounting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.carillon.outcome.SessionEnded;

/** Writes one record for each session, in the transaction that ends it. */
@ApplicationScoped
public class CallDetailRecorder {

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    void record(@Observes SessionEnded ended) {
        entities.persist(new CallDetailRecord(ended));
    }
}
