package org.carillon.telephony.inbound;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.ServerStatusListener;

/**
 * One message-driven bean that hears of the servers. Statuses are delivered one after the other; while the bean cannot be had, the
 * latest of each server waits. Thread-safe.
 */
final class StatusEndpoint {

    private static final Logger LOG = System.getLogger(StatusEndpoint.class.getName());
    private static final long RETRY_MILLIS = 500;

    private final MessageEndpointFactory factory;
    private final WorkManager workManager;
    private final ScheduledExecutorService timer;
    // guarded by this
    private final Map<String, ServerStatus> waiting = new LinkedHashMap<>();
    private boolean delivering;
    private boolean closed;

    StatusEndpoint(MessageEndpointFactory factory, WorkManager workManager, ScheduledExecutorService timer) {
        this.factory = factory;
        this.workManager = workManager;
        this.timer = timer;
    }

    void tell(ServerStatus status) {
        synchronized (this) {
            waiting.remove(status.name());
            waiting.put(status.name(), status);
            if (delivering || closed) {
                return;
            }
            delivering = true;
        }
        startWork();
    }

    synchronized void close() {
        closed = true;
        waiting.clear();
    }

    private void startWork() {
        try {
            workManager.scheduleWork(new Delivery());
        } catch (WorkException cause) {
            LOG.log(Level.DEBUG, "no thread to deliver a status on, retrying", cause);
            retry();
        }
    }

    private void retry() {
        timer.schedule(this::startWork, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized ServerStatus next() {
        ServerStatus next =
                waiting.isEmpty() ? null : waiting.values().iterator().next();
        delivering = next != null;
        return next;
    }

    private synchronized void delivered(ServerStatus status) {
        waiting.remove(status.name(), status);
    }

    private final class Delivery implements Work {

        @Override
        public void run() {
            try {
                for (ServerStatus status = next(); status != null; status = next()) {
                    deliver(status);
                    delivered(status);
                }
            } catch (UnavailableException notYet) {
                // the application is being deployed
                retry();
            } catch (RuntimeException surprise) {
                LOG.log(Level.ERROR, "no listener to be had for the servers' statuses, retrying", surprise);
                retry();
            }
        }

        private void deliver(ServerStatus status) throws UnavailableException {
            MessageEndpoint endpoint = factory.createEndpoint(null);
            try {
                ((ServerStatusListener) endpoint).onServerStatus(status);
            } catch (RuntimeException surprise) {
                LOG.log(Level.ERROR, "a listener failed on the status of server " + status.name(), surprise);
            } finally {
                endpoint.release();
            }
        }

        @Override
        public void release() {
            // a status is delivered in no time
        }
    }
}
