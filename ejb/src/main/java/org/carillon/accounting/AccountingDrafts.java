package org.carillon.accounting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.carillon.outcome.SessionEnded;
import org.carillon.transfer.TransferEnded;

/** Writes the draft of each session and each leg to a third party, in the transaction that ends it: what ended is never lost. */
@ApplicationScoped
public class AccountingDrafts {

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    void add(@Observes SessionEnded ended) {
        entities.persist(AccountingRecord.of(ended));
    }

    void add(@Observes TransferEnded ended) {
        entities.persist(AccountingRecord.of(ended.transfer()));
    }
}
