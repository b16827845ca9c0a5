package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sip.message.Response;
import org.carillon.telephony.media.MediaClock;
import org.carillon.telephony.pool.CallArrivals;
import org.carillon.telephony.pool.SerialExecutor;
import org.carillon.telephony.pool.ServerDefinition;
import org.carillon.telephony.pool.ServerDriver;

/** Our SIP user agent: the stack with its listening points, and all calls. Thread-safe. */
public final class UserAgent implements AutoCloseable {

    private static final Logger LOG = System.getLogger(UserAgent.class.getName());
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final SipSettings settings;
    private final MediaClock mediaClock;
    private final Executor pool;
    private final ScheduledExecutorService timer;
    private final Messages messages;
    private final SipTransport transport;
    private final Set<SipCall> calls = ConcurrentHashMap.newKeySet();
    private final Set<IncomingInvite> ringing = ConcurrentHashMap.newKeySet();
    // guarded by calls
    private boolean closing;

    /**
     * Opens the listening points.
     *
     * @param pool what the calls run on; the tasks are short
     * @param timer nothing blocks it
     * @param arrivals takes incoming calls
     * @throws SipUnavailableException when the address or port cannot be had
     */
    public UserAgent(
            SipSettings settings,
            MediaClock mediaClock,
            Executor pool,
            ScheduledExecutorService timer,
            CallArrivals arrivals)
            throws SipUnavailableException {
        this.settings = settings;
        this.mediaClock = mediaClock;
        this.pool = pool;
        this.timer = timer;
        this.messages = new Messages(settings.host(), settings.port());
        this.transport = new SipTransport(settings);
        this.transport.open(new StackEvents(this, arrivals));
        LOG.log(Level.INFO, "SIP user agent at {0}:{1,number,#}", settings.host(), settings.port());
    }

    /** The way to place calls through the given server. */
    public ServerDriver driverFor(ServerDefinition server) {
        return new SipServer(this, server);
    }

    SipSettings settings() {
        return settings;
    }

    MediaClock mediaClock() {
        return mediaClock;
    }

    Messages messages() {
        return messages;
    }

    SipTransport transport() {
        return transport;
    }

    SerialExecutor newSerialExecutor() {
        return new SerialExecutor(pool);
    }

    ScheduledFuture<?> after(Duration delay, Runnable task) {
        return timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** False when it is too late for a new call: then nobody would end it. */
    boolean began(SipCall call) {
        synchronized (calls) {
            return !closing && calls.add(call);
        }
    }

    /** False when it is too late for a new call. */
    boolean rings(IncomingInvite invite) {
        synchronized (calls) {
            return !closing && ringing.add(invite);
        }
    }

    void settled(IncomingInvite invite) {
        ringing.remove(invite);
    }

    void ended(SipCall call) {
        calls.remove(call);
        synchronized (calls) {
            calls.notifyAll();
        }
    }

    /** Refuses what rings, ends all calls as lost, tells their listeners, then closes the listening points. */
    @Override
    public void close() {
        synchronized (calls) {
            closing = true;
        }
        ringing.forEach(UserAgent::rejectLast);
        calls.forEach(SipCall::abandon);
        try {
            awaitFarewell();
        } catch (InterruptedException stopNow) {
            Thread.currentThread().interrupt();
        }
        transport.close();
    }

    /** Whatever one peer has sent, the others must hear of the end. */
    private static void rejectLast(IncomingInvite invite) {
        try {
            invite.reject(Response.SERVICE_UNAVAILABLE);
        } catch (RuntimeException broken) {
            LOG.log(Level.DEBUG, "cannot refuse a call", broken);
        }
    }

    private void awaitFarewell() throws InterruptedException {
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        synchronized (calls) {
            long left = FAREWELL.toMillis();
            while (!calls.isEmpty() && left > 0) {
                calls.wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        }
    }
}
