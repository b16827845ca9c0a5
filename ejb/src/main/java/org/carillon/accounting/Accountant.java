package org.carillon.accounting;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import org.carillon.node.BackgroundThreads;
import org.carillon.node.WokenWork;

/** Completes drafts every second, and sends what is complete on the operator's queue if there is one. */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Accountant {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    @Inject
    private Ledger ledger;

    @Inject
    private AccountingQueue queue;

    private WokenWork work;

    @PostConstruct
    void start() {
        work = new WokenWork(threads, this::round).start();
    }

    @PreDestroy
    void stop() {
        work.close();
    }

    private Duration round() {
        int completed = ledger.completeDrafts(AT_ONCE);
        while (completed == AT_ONCE) {
            completed = ledger.completeDrafts(AT_ONCE);
        }
        queue.sendUnsent();
        return EVERY;
    }
}
