package org.carillon.schedule;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carillon.node.BackgroundThreads;

/**
 * Tells some node that a session waits for its policies: carries identities only, the database is the queue of record. Nobody
 * waits for the broker: to find out that one is away takes it a quarter of a minute. Then this node admits the sessions itself.
 * Thread-safe.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdmissionQueue {

    private static final Logger LOG = System.getLogger(AdmissionQueue.class.getName());
    private static final int MOST_WAITING = 10_000;

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory connections;

    @Resource(lookup = AdmissionListener.QUEUE)
    private Queue queue;

    @Resource(lookup = BackgroundThreads.TIMERS)
    private ManagedScheduledExecutorService timers;

    @Inject
    private Admission admission;

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean sending = new AtomicBoolean();

    /** Sends the identity, soon. One that finds no room or is lost in a crash is sent again by {@link DueSessionScanner}. */
    public void send(String sessionId) {
        if (waiting.offer(sessionId)) {
            sendInBackground();
        }
    }

    private void sendInBackground() {
        if (waiting.isEmpty() || !sending.compareAndSet(false, true)) {
            return;
        }
        try {
            timers.execute(this::sendWaiting);
        } catch (RejectedExecutionException e) {
            sending.set(false);
            LOG.log(Level.DEBUG, "stopping", e);
        }
    }

    private void sendWaiting() {
        try {
            sendAll();
        } catch (JMSRuntimeException e) {
            LOG.log(Level.WARNING, "the broker is away, sessions are admitted without it: {0}", e.getMessage());
            admitAll();
        } finally {
            sending.set(false);
            sendInBackground(); // one may have come since the last look
        }
    }

    private void sendAll() {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            JMSProducer producer = context.createProducer();
            for (String next = waiting.peek(); next != null; next = waiting.peek()) {
                producer.send(queue, next);
                waiting.remove();
            }
        }
    }

    private void admitAll() {
        for (String next = waiting.poll(); next != null; next = waiting.poll()) {
            try {
                admission.admit(next);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "session {0} was not admitted: {1}", next, e.getMessage());
            }
        }
    }
}
