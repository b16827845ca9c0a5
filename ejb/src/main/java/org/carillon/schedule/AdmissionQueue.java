package org.carillon.schedule;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;
import org.carillon.node.BackgroundThreads;
import org.carillon.node.WokenWork;

/**
 * Tells some node that sessions wait for their policies: carries identities only, the database is the queue of record. Nobody
 * waits for the broker: to find out that one is away takes it a quarter of a minute. Then this node admits the sessions itself.
 * Thread-safe.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdmissionQueue {

    private static final Logger LOG = System.getLogger(AdmissionQueue.class.getName());
    private static final int MOST_WAITING = 10_000;
    /** Identities in one message. */
    private static final int MOST_TOGETHER = 100;

    /** After a round: a lone session does not wait, and those of a crowd are decided about in one transaction. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** What was not sent because something failed is tried again this often. */
    private static final Duration EVERY = Duration.ofSeconds(1);

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory connections;

    @Resource(lookup = AdmissionListener.QUEUE)
    private Queue queue;

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    @Inject
    private Admission admission;

    private final BlockingQueue<WakeUp> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private WokenWork work;

    private record WakeUp(String sessionId, boolean alone) {}

    @PostConstruct
    void start() {
        work = new WokenWork(threads, this::sendWaiting, PAUSE).start();
    }

    @PreDestroy
    void stop() {
        work.close();
    }

    /** Sends the identity, soon. One that finds no room or is lost in a crash is sent again by {@link DueSessionScanner}. */
    public void send(String sessionId) {
        send(new WakeUp(sessionId, false));
    }

    /** The same, but in a message of its own. */
    public void sendAlone(String sessionId) {
        send(new WakeUp(sessionId, true));
    }

    private void send(WakeUp wakeUp) {
        if (waiting.offer(wakeUp)) {
            work.wake();
        }
    }

    /** Returns when to look again without being woken. */
    private Duration sendWaiting() {
        try {
            if (!waiting.isEmpty()) {
                sendAll();
            }
        } catch (JMSRuntimeException e) {
            LOG.log(Level.WARNING, "the broker is away, sessions are admitted without it: {0}", e.getMessage());
            admitAll();
        }
        return EVERY;
    }

    private void sendAll() {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            JMSProducer producer = context.createProducer();
            for (List<WakeUp> next = next(); !next.isEmpty(); next = next()) {
                producer.send(queue, next.stream().map(WakeUp::sessionId).collect(Collectors.joining("\n")));
                next.forEach(sent -> waiting.remove());
            }
        }
    }

    /** The first that wait and may go together; they go on waiting. */
    private List<WakeUp> next() {
        List<WakeUp> next = new ArrayList<>();
        for (WakeUp wakeUp : waiting) {
            if (!next.isEmpty() && (wakeUp.alone() || next.size() == MOST_TOGETHER)) {
                break;
            }
            next.add(wakeUp);
            if (wakeUp.alone()) {
                break;
            }
        }
        return next;
    }

    private void admitAll() {
        for (WakeUp next = waiting.poll(); next != null; next = waiting.poll()) {
            try {
                admission.admit(List.of(next.sessionId()));
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "session {0} was not admitted: {1}", next.sessionId(), e.getMessage());
            }
        }
    }
}
