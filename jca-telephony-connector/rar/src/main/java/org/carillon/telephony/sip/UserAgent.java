package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sip.message.Response;
import org.carillon.telephony.media.MediaClock;
import org.carillon.telephony.pool.CallArrivals;
import org.carillon.telephony.pool.SerialExecutor;
import org.carillon.telephony.pool.ServerDefinition;
import org.carillon.telephony.pool.ServerDriver;
import org.carillon.telephony.sip.locate.Dns;
import org.carillon.telephony.sip.locate.ServerLocator;

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
    private final Trunks trunks = new Trunks();
    private final Dns dns;
    private final ServerLocator locator;
    private final List<SipServer> servers = new CopyOnWriteArrayList<>();
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
        this.messages = new Messages(settings.host(), settings.port(), settings.tlsPort());
        this.transport = new SipTransport(settings, trunks::areAt);
        this.dns = new Dns(settings.wire().dnsServers());
        this.locator = new ServerLocator(dns, new SecureRandom(), transport.transports());
        this.transport.open(new StackEvents(this, arrivals));
        LOG.log(Level.INFO, "SIP user agent at {0}:{1,number,#}", settings.host(), settings.port());
    }

    /**
     * The way to place calls through the given server. From now on its calls are taken, and where it is so configured we register.
     *
     * @throws IllegalArgumentException when the definition makes no sense for a server of this kind
     */
    public ServerDriver driverFor(ServerDefinition definition) {
        Trunk trunk = new Trunk(definition, messages, locator, System::nanoTime);
        SipServer server = new SipServer(this, definition, trunk, transport.transports());
        trunks.add(trunk);
        servers.add(server);
        server.begin();
        return server;
    }

    Trunks trunks() {
        return trunks;
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
        close(FAREWELL);
    }

    /** @param farewell so long our peers have to take leave */
    void close(Duration farewell) {
        synchronized (calls) {
            closing = true;
        }
        ringing.forEach(UserAgent::rejectLast);
        calls.forEach(SipCall::abandon);
        CompletableFuture<Void> unregistered =
                CompletableFuture.allOf(servers.stream().map(SipServer::end).toArray(CompletableFuture[]::new));
        try {
            awaitFarewell(unregistered, farewell);
        } catch (InterruptedException stopNow) {
            Thread.currentThread().interrupt();
        }
        transport.close();
        dns.close();
    }

    /** Whatever one peer has sent, the others must hear of the end. */
    private static void rejectLast(IncomingInvite invite) {
        try {
            invite.reject(Response.SERVICE_UNAVAILABLE);
        } catch (RuntimeException broken) {
            LOG.log(Level.DEBUG, "cannot refuse a call", broken);
        }
    }

    private void awaitFarewell(CompletableFuture<Void> unregistered, Duration farewell) throws InterruptedException {
        long deadline = System.nanoTime() + farewell.toNanos();
        synchronized (calls) {
            long left = farewell.toMillis();
            while (!calls.isEmpty() && left > 0) {
                calls.wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        }
        try {
            unregistered.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException notInTime) {
            LOG.log(Level.DEBUG, "a registrar did not answer in time to our leaving", notInTime);
        }
    }
}
