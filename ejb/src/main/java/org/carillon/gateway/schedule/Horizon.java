package org.carillon.gateway.schedule;

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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.carillon.intake.RequestIntake;
import org.carillon.node.BackgroundThreads;
import org.carillon.node.WokenWork;

/** Moves the time up to which schedules are planned along with the clock. Every node does so; a schedule is planned by one at a time. */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Horizon {

    private static final Logger LOG = System.getLogger(Horizon.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 200;

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    @Inject
    private SchedulePlanner planner;

    @Inject
    private RequestIntake intake;

    private WokenWork work;

    @PostConstruct
    void start() {
        work = new WokenWork(threads, this::planAll).start();
    }

    @PreDestroy
    void stop() {
        work.close();
    }

    /** A schedule is there or has changed. Returns at once. */
    public void wake() {
        work.wake();
    }

    private Duration planAll() {
        List<String> due = planner.due(AT_ONCE);
        due.forEach(this::plan);
        return due.size() == AT_ONCE ? Duration.ZERO : EVERY;
    }

    private void plan(String scheduleId) {
        try {
            intake.announce(planner.plan(scheduleId));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "schedule {0} could not be planned: {1}", scheduleId, e.toString());
            planner.postpone(scheduleId, "its occurrences could not be planned, the log of the server says why");
        }
    }
}
