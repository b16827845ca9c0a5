package org.carillon.gateway.source;

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
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.carillon.gateway.source.ScheduleSources.Claimed;
import org.carillon.node.BackgroundThreads;
import org.carillon.node.WokenWork;

/** Reads schedule sources when their time has come, one after the other. Every node does so; a source is read by one at a time. */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SourceScanner {

    private static final Logger LOG = System.getLogger(SourceScanner.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(2);

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    @Inject
    private ScheduleSources sources;

    @Inject
    private SourceReader reader;

    @Inject
    private Event<SourceRead> events;

    private WokenWork work;

    @PostConstruct
    void start() {
        work = new WokenWork(threads, this::readNext).start();
    }

    @PreDestroy
    void stop() {
        work.close();
    }

    private Duration readNext() {
        return readOne() ? Duration.ZERO : EVERY;
    }

    /** Reads the source that is due longest. Returns whether there was one that no other node was at. */
    public boolean readOne() {
        Optional<Claimed> claimed = sources.claim();
        claimed.ifPresent(this::read);
        return claimed.isPresent();
    }

    private void read(Claimed claimed) {
        SourceTally tally;
        try {
            tally = reader.read(claimed.source());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "schedule source " + claimed.source().id() + " could not be read", e);
            tally = new SourceTally();
            tally.failed("something went wrong here, the log of the server says what");
        }
        sources.ended(claimed.runId(), tally);
        events.fire(new SourceRead(
                claimed.source().id(), tally.state(), tally.accepted(), tally.repeated(), tally.refused()));
    }
}
