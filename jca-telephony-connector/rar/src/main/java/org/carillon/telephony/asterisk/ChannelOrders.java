package org.carillon.telephony.asterisk;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.BridgeAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PlayDtmfAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.response.ManagerResponse;

/** What we can tell Asterisk to do with one channel. Every method returns at once. Thread-safe. */
final class ChannelOrders {

    private static final Logger LOG = System.getLogger(ChannelOrders.class.getName());
    private static final int KEY_MILLIS = 100;
    private static final long KEY_CYCLE_NANOS = TimeUnit.MILLISECONDS.toNanos(2 * KEY_MILLIS);

    /** Hears how an order was taken. */
    interface Outcome {

        /** @param trouble null when it was carried out; else a sentence for people */
        void of(String trouble);
    }

    private final ManagerLink link;
    private final ScheduledExecutorService timer;
    private final String channel;
    // guarded by this
    private long nextKeyNanos = System.nanoTime();

    /** @param channel the unique id of the channel */
    ChannelOrders(ManagerLink link, ScheduledExecutorService timer, String channel) {
        this.link = link;
        this.timer = timer;
        this.channel = channel;
    }

    /** A channel that is not there (any more) is no trouble. */
    void hangUp(HangupCause cause) {
        order(new HangupAction(channel, cause.number()), trouble -> {});
    }

    /** Behind the keys that are already being sent. */
    synchronized void sendKey(char key) {
        long now = System.nanoTime();
        long due = Math.max(now, nextKeyNanos);
        nextKeyNanos = due + KEY_CYCLE_NANOS;
        timer.schedule(() -> press(key), due - now, TimeUnit.NANOSECONDS);
    }

    private void press(char key) {
        PlayDtmfAction action = new PlayDtmfAction(channel, String.valueOf(key));
        action.setDuration(KEY_MILLIS);
        order(action, trouble -> {
            if (trouble != null) {
                LOG.log(Level.DEBUG, "a key was not sent: {0}", trouble);
            }
        });
    }

    /** For the dialplan, and functions of it. */
    void set(String variable, String value) {
        order(new SetVarAction(channel, variable, value), trouble -> {
            if (trouble != null) {
                LOG.log(Level.WARNING, "cannot set {0} of channel {1}: {2}", variable, channel, trouble);
            }
        });
    }

    /** Sends the channel to the given extension, whatever it was doing. */
    void redirect(String context, String extension, Outcome outcome) {
        order(new RedirectAction(channel, context, extension, 1), outcome);
    }

    /** Connects the channel with another one; what they did before is left. */
    void bridge(String other, Outcome outcome) {
        order(new BridgeAction(channel, other), outcome);
    }

    /** At most so long from now. */
    void limit(Duration longest) {
        set("TIMEOUT(absolute)", Long.toString(Math.max(1, longest.toSeconds())));
    }

    private void order(ManagerAction action, Outcome outcome) {
        try {
            link.send(action, told(outcome));
        } catch (IOException notSent) {
            outcome.of(notSent.getMessage());
        }
    }

    private static Consumer<ManagerResponse> told(Outcome outcome) {
        return response -> {
            if (ManagerLink.isSuccess(response)) {
                outcome.of(null);
            } else {
                outcome.of(response == null ? "the manager did not answer" : response.getMessage());
            }
        };
    }
}
