package org.carillon.telephony.inbound;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.IncomingCallListener;

/** The message-driven bean that takes incoming calls, each on a work thread of its own. Thread-safe. */
final class CallEndpoint {

    private static final Logger LOG = System.getLogger(CallEndpoint.class.getName());
    private static final long RETRY_MILLIS = 250;
    private static final int RETRIES = 40;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int TEMPORARILY_UNAVAILABLE = 480;

    private final MessageEndpointFactory factory;
    private final WorkManager workManager;
    private final ScheduledExecutorService timer;

    CallEndpoint(MessageEndpointFactory factory, WorkManager workManager, ScheduledExecutorService timer) {
        this.factory = factory;
        this.workManager = workManager;
        this.timer = timer;
    }

    void deliver(IncomingCall call) {
        deliver(call, RETRIES);
    }

    private void deliver(IncomingCall call, int retries) {
        try {
            workManager.scheduleWork(new Delivery(call, retries));
        } catch (WorkException cause) {
            LOG.log(Level.WARNING, "no thread to take an incoming call on", cause);
            call.reject(SERVICE_UNAVAILABLE);
        }
    }

    private final class Delivery implements Work {

        private final IncomingCall call;
        private final int retries;

        Delivery(IncomingCall call, int retries) {
            this.call = call;
            this.retries = retries;
        }

        @Override
        public void run() {
            try {
                hand(factory.createEndpoint(null));
            } catch (UnavailableException notYet) {
                if (retries == 0) {
                    call.reject(SERVICE_UNAVAILABLE);
                } else {
                    timer.schedule(() -> deliver(call, retries - 1), RETRY_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        }

        private void hand(MessageEndpoint endpoint) {
            try {
                ((IncomingCallListener) endpoint).onIncomingCall(call);
            } catch (RuntimeException surprise) {
                LOG.log(Level.ERROR, "the listener failed on an incoming call", surprise);
                // of no effect when it was taken; a listener that returned may take it yet, on a thread of its own
                call.reject(TEMPORARILY_UNAVAILABLE);
            } finally {
                endpoint.release();
            }
        }

        @Override
        public void release() {
            // the call ends when the adapter stops
        }
    }
}
