package org.carillon.webhook;

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

/** Looks every second whether webhooks have changed, at whatever node. */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SubscriptionWatch {

    private static final Duration EVERY = Duration.ofSeconds(1);

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    @Inject
    private Subscriptions subscriptions;

    private WokenWork work;

    @PostConstruct
    void start() {
        work = new WokenWork(threads, this::look).start();
    }

    @PreDestroy
    void stop() {
        work.close();
    }

    private Duration look() {
        subscriptions.refresh();
        return EVERY;
    }
}
