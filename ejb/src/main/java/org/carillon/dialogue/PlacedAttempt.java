package org.carillon.dialogue;

import jakarta.resource.ResourceException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.telephony.TelephonyException;

/** One attempt to call: through the server picked, and through others as long as {@link Failover} permits. */
final class PlacedAttempt {

    /** So many servers are tried for one attempt. */
    private static final int MOST_SERVERS = 5;

    private final DialogueRunner runner;
    private final Claim claim;
    private final OtherServers others;
    private final Failover failover;
    private final Set<String> tried = new LinkedHashSet<>();
    /** How the last call ended; null while none was placed. */
    private DialogueRunner.Tried last;

    PlacedAttempt(DialogueRunner runner, Claim claim, OtherServers others) {
        this.runner = runner;
        this.claim = claim;
        this.others = others;
        this.failover = new Failover(runner::isDown);
    }

    /** Serves the claim to its end, or puts it back into the queue when nothing could be sent. */
    void run(KeptChannel first) {
        boolean moves = tryThrough(first);
        while (moves) {
            Optional<KeptChannel> next = nextChannel();
            moves = next.isPresent() && tryThroughAndClose(next.get());
        }
        if (last != null) {
            runner.ended(claim, last);
        }
    }

    private Optional<KeptChannel> nextChannel() {
        return tried.size() < MOST_SERVERS ? others.keepChannel(tried) : Optional.empty();
    }

    private boolean tryThroughAndClose(KeptChannel channel) {
        try (channel) {
            return tryThrough(channel);
        }
    }

    /** Returns whether another server shall be tried. */
    private boolean tryThrough(KeptChannel channel) {
        tried.add(channel.server());
        try (TelephonyConnection connection = runner.take(channel)) {
            if (mayPlace(channel)) {
                return place(channel, connection);
            }
            if (last == null) {
                runner.notStarted(claim, "it was not to be called any more");
            }
            return false;
        } catch (ResourceException | TelephonyException e) {
            return nothingSent(channel, e);
        }
    }

    private boolean mayPlace(KeptChannel channel) {
        return last == null
                ? runner.mayPlace(claim)
                : runner.mayMove(claim, channel.server(), last.end().reason());
    }

    private boolean place(KeptChannel channel, TelephonyConnection connection) throws TelephonyException {
        last = runner.call(claim, callId(), connection, channel::served);
        CallEnd end = last.end();
        if (!Failover.isRefusal(end, last.rang())) {
            channel.served();
            return false;
        }
        channel.refused(end.reason());
        return failover.mayMove(end, last.rang(), channel.server());
    }

    /** Both ends' logs know the first call by the attempt's identity; each further one is another call. */
    private String callId() {
        return tried.size() == 1 ? claim.attemptId() : claim.attemptId() + "-" + tried.size();
    }

    /** At first the claim goes back to the queue; later another server may still do. */
    private boolean nothingSent(KeptChannel channel, Exception cause) {
        if (last == null) {
            runner.notStarted(claim, "no channel of " + channel.server() + ": " + cause.getMessage());
            return false;
        }
        return true;
    }
}
