package org.carillon.dispatch;

import java.util.Optional;
import org.carillon.dispatch.load.CoolDown;
import org.carillon.dispatch.load.LoadState;
import org.carillon.dispatch.selection.ServerLoad;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.ServerStatus.Availability;

/** This node's traffic to one server. Not thread-safe. */
final class ServerTraffic {

    private final CircuitBreaker breaker = new CircuitBreaker();
    private final ServerPace pace = new ServerPace();
    private int reserved;
    private long lastTurn;
    private long turnBefore;

    /** Channels kept for calls that have not taken them yet. */
    int reserved() {
        return reserved;
    }

    boolean isCoolingDown() {
        return breaker.isOpen();
    }

    /** Whether calls may be sent to it at all, room and rate aside. To be asked all the time: it notices when the server comes. */
    boolean isUsable(ServerStatus status, LoadState state, long nanos) {
        if (state.settings().coolDown().isEmpty()) {
            breaker.reset();
        }
        boolean up =
                status.availability() != Availability.DOWN && !state.drained().contains(status.name());
        boolean usable = up && breaker.permits(nanos);
        pace.usable(up && !breaker.isOpen(), nanos);
        return usable;
    }

    /** How a scheme sees it; empty when there is no room. */
    Optional<ServerLoad> load(ServerStatus status, LoadState state) {
        int ceiling = state.settings().ceilings().of(status.name(), status.capacity());
        int sessions = status.inUse() + reserved;
        return sessions < ceiling
                ? Optional.of(new ServerLoad(status.name(), ceiling, sessions, lastTurn))
                : Optional.empty();
    }

    /** How long its rate keeps the next call back, in nanoseconds; 0: it does not. */
    long nanosUntilNext(LoadState state, long nanos) {
        return pace.nanosUntilNext(state, nanos);
    }

    /** Keeps a channel. Returns whether its call is the probe of a server that cools down. */
    boolean reserve(long turn) {
        reserved++;
        turnBefore = lastTurn;
        lastTurn = turn;
        pace.take();
        return breaker.begin();
    }

    void taken() {
        reserved--;
    }

    /** The channel is not needed after all: then it was not this server's turn. */
    void giveBack(long turn) {
        reserved--;
        pace.giveBack();
        if (lastTurn == turn) {
            lastTurn = turnBefore;
        }
    }

    boolean served(boolean probe) {
        return breaker.succeeded(probe);
    }

    boolean refused(boolean probe, CoolDown coolDown, long nanos) {
        return breaker.failed(probe, coolDown, nanos);
    }

    void notTried(boolean probe) {
        breaker.abandoned(probe);
    }
}
