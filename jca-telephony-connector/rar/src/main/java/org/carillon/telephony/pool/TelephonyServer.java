package org.carillon.telephony.pool;

import java.time.Clock;
import java.time.Duration;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.ServerStatistics;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.ServerStatus.Availability;

/** A telephony server: how it is, and its channels, of which there are never more in use than its capacity. Thread-safe. */
public final class TelephonyServer {

    /** So many refused calls within a minute, and half of those placed, are trouble. */
    static final int MANY_REFUSALS = 5;

    private final ServerDefinition definition;
    private final ServerDriver driver;
    private final ServerHealth health;
    private final CallStatistics calls;
    private int inUse;

    public TelephonyServer(ServerDefinition definition, ServerDriver driver, Clock clock) {
        this.definition = definition;
        this.driver = driver;
        this.health = new ServerHealth(clock);
        this.calls = new CallStatistics(clock);
    }

    public String name() {
        return definition.name();
    }

    /**
     * Takes a channel to call out; never waits for one.
     *
     * @throws ChannelRefusedException when the server is down or has no free channel
     */
    public synchronized Channel takeChannel() throws ChannelRefusedException {
        if (health.availability() == Availability.DOWN) {
            throw new ChannelRefusedException("server " + name() + " is down: " + health.reason());
        }
        return takeChannelForCaller();
    }

    /** Takes a channel for a call that has come in: the server is alive, whatever its probes say. */
    public synchronized Channel takeChannelForCaller() throws ChannelRefusedException {
        if (inUse >= definition.capacity()) {
            throw new ChannelRefusedException(
                    "all " + definition.capacity() + " channels of server " + name() + " are in use");
        }
        inUse++;
        return new Channel(this, driver);
    }

    /** By {@link Channel}, once for each. */
    synchronized void channelFreed() {
        inUse--;
    }

    /** As it is now. */
    public synchronized ServerStatus status() {
        return new ServerStatus(
                name(),
                definition.kind(),
                health.availability(),
                definition.capacity(),
                inUse,
                health.since(),
                health.reason(),
                statistics());
    }

    private ServerStatistics statistics() {
        return new ServerStatistics(
                (double) calls.placedLately() / CallStatistics.WINDOW_SECONDS,
                calls.refusedLately(),
                calls.answerSeizureRatio(),
                health.roundTrip());
    }

    /** By {@link Channel}, before a call is placed. */
    synchronized void callPlaced() {
        calls.placed();
    }

    /** By {@link Channel}, once for each call placed that came about. */
    synchronized void callEnded(CallEnd end, boolean rang) {
        calls.ended(end, rang);
    }

    synchronized boolean isKnown() {
        return health.isKnown();
    }

    ServerDriver driver() {
        return driver;
    }

    synchronized boolean probeAnswered(Duration roundTrip) {
        return health.answered(roundTrip, refusesCalls());
    }

    private boolean refusesCalls() {
        int refused = calls.refusedLately();
        return refused >= MANY_REFUSALS && refused * 2 >= calls.placedLately();
    }

    synchronized boolean probeFailed(String reason) {
        return health.failed(reason);
    }

    synchronized boolean connectionLost(String reason) {
        return health.lost(reason);
    }
}
