package org.carillon.outcome;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import org.carillon.node.BackgroundThreads;
import org.carillon.node.GroupCommit;
import org.carillon.session.SessionEvent;

/** Writes what happens in calls: all steps and timeline lines that wait, in one transaction, in their order. Thread-safe. */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Journal {

    private static final Logger LOG = System.getLogger(Journal.class.getName());
    /** Lines without a step are written this often. */
    private static final Duration EVERY = Duration.ofMillis(150);

    private static final int MOST_STEPS = 100;
    private static final int MOST_LINES = 2_000;

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    @EJB
    private JournalBatch batch;

    @Inject
    private TimelineWriter timeline;

    private GroupCommit<CallStep, Boolean> steps;

    public Journal() {}

    Journal(JournalBatch batch, TimelineWriter timeline) {
        this.batch = batch;
        this.timeline = timeline;
    }

    @PostConstruct
    void start() {
        begin(threads);
    }

    void begin(ThreadFactory maker) {
        steps = new GroupCommit<>(maker, MOST_STEPS, EVERY, new StepsAndLines());
    }

    @PreDestroy
    void stop() {
        steps.close();
    }

    /**
     * Takes a step; returns at once.
     *
     * @return completed with what the step's change has answered when that is stored, exceptionally when it could not be
     */
    public CompletionStage<Boolean> write(CallStep step) {
        return steps.write(step);
    }

    /** Lines travel with the steps that wait, and for a step that is tried alone they wait. */
    private final class StepsAndLines implements GroupCommit.Writer<CallStep, Boolean> {

        @Override
        public List<Boolean> writeAll(List<CallStep> together) {
            // taken after the steps: the lines of a call that ends are there before its last step
            List<SessionEvent> lines = timeline.take(MOST_LINES);
            try {
                return batch.write(lines, together);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "steps of calls wait for the database: {0}", e.getMessage());
                timeline.putBack(lines);
                throw e;
            }
        }

        @Override
        public Boolean writeAlone(CallStep step) {
            try {
                return batch.write(List.of(), List.of(step)).get(0);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a step of a call was not written down: {0}", e.getMessage());
                throw e;
            }
        }

        @Override
        public boolean hasMore() {
            return timeline.isWaiting();
        }
    }
}
