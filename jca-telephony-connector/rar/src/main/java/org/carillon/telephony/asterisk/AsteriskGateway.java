package org.carillon.telephony.asterisk;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.media.MediaClock;
import org.carillon.telephony.pool.CallArrivals;
import org.carillon.telephony.pool.ServerDefinition;
import org.carillon.telephony.pool.ServerDriver;

/** The way to all Asterisk servers: the door where they bring voice, and all calls. Thread-safe. */
public final class AsteriskGateway implements AutoCloseable {

    private static final Logger LOG = System.getLogger(AsteriskGateway.class.getName());
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final int SERVICE_UNAVAILABLE = 503;

    private final AsteriskSettings settings;
    private final MediaClock mediaClock;
    private final Executor pool;
    private final ScheduledExecutorService timer;
    private final CallArrivals arrivals;
    private final VoiceDoor door;
    private final List<AsteriskDriver> servers = new CopyOnWriteArrayList<>();
    private final Set<AsteriskCall> calls = ConcurrentHashMap.newKeySet();
    // guarded by calls
    private boolean closing;

    /**
     * Opens the door for voice.
     *
     * @param pool what the calls run on; the tasks are short
     * @param timer nothing blocks it
     * @param arrivals takes incoming calls
     * @throws AsteriskUnavailableException when the address for voice cannot be had
     */
    public AsteriskGateway(
            AsteriskSettings settings,
            MediaClock mediaClock,
            Executor pool,
            ScheduledExecutorService timer,
            CallArrivals arrivals)
            throws AsteriskUnavailableException {
        this.settings = settings;
        this.mediaClock = mediaClock;
        this.pool = pool;
        this.timer = timer;
        this.arrivals = arrivals;
        try {
            this.door = new VoiceDoor(settings.voiceAddress(), settings.voicePassword(), System::nanoTime);
        } catch (IOException taken) {
            throw new AsteriskUnavailableException(
                    "cannot listen for the voice of Asterisk at " + settings.voiceAddress(), taken);
        }
        LOG.log(Level.INFO, "voice of Asterisk comes in at {0}", settings.voiceAddress());
    }

    /**
     * The way to place calls through the given server; begins to log in at its manager.
     *
     * @throws IllegalArgumentException when the definition makes no sense for a server of this kind
     */
    public ServerDriver driverFor(ServerDefinition definition) {
        AsteriskDriver server = new AsteriskDriver(this, definition);
        servers.add(server);
        server.start();
        return server;
    }

    AsteriskSettings settings() {
        return settings;
    }

    MediaClock mediaClock() {
        return mediaClock;
    }

    Executor pool() {
        return pool;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    CallArrivals arrivals() {
        return arrivals;
    }

    VoiceDoor door() {
        return door;
    }

    ScheduledFuture<?> after(Duration delay, Runnable task) {
        return timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** False when it is too late for a new call: then nobody would end it. */
    boolean began(AsteriskCall call) {
        synchronized (calls) {
            return !closing && calls.add(call);
        }
    }

    void ended(AsteriskCall call) {
        calls.remove(call);
        synchronized (calls) {
            calls.notifyAll();
        }
    }

    /** Refuses what rings, ends all calls as lost, tells their listeners, then logs off. */
    @Override
    public void close() {
        synchronized (calls) {
            closing = true;
        }
        servers.forEach(server -> server.refuseArrivals(SERVICE_UNAVAILABLE));
        calls.forEach(AsteriskCall::abandon);
        try {
            awaitFarewell();
        } catch (InterruptedException stopNow) {
            Thread.currentThread().interrupt();
        }
        servers.forEach(AsteriskDriver::close);
        door.close();
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
