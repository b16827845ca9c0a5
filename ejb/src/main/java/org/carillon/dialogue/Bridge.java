package org.carillon.dialogue;

import org.carillon.telephony.Call;
import org.carillon.telephony.CallAudio;

/**
 * The caller and a third party, who hear each other once the bridge is open; keys are passed on, too, since they travel beside the voice
 * (RFC 4733). Used by the dialogue's thread; {@link #isOpen()} by any.
 */
final class Bridge {

    private static final System.Logger LOG = System.getLogger(Bridge.class.getName());

    private final Call caller;
    private final ThirdPartyLeg leg;
    private volatile boolean open;

    Bridge(Call caller, ThirdPartyLeg leg) {
        this.caller = caller;
        this.leg = leg;
    }

    /** The third party has answered: what the caller hears while it rings is over. */
    void silence() {
        caller.audio().flush();
    }

    void open() {
        silence();
        caller.audio().connect(leg.call().audio());
        open = true;
    }

    boolean isOpen() {
        return open;
    }

    void callerPressed(char key) {
        if (open) {
            pass(key, leg.call().audio());
        }
    }

    void thirdPartyPressed(char key) {
        if (open) {
            pass(key, caller.audio());
        }
    }

    private static void pass(char key, CallAudio to) {
        try {
            to.sendKey(key);
        } catch (IllegalStateException e) {
            // more keys than a human presses: those that wait are sent, this one is lost
            LOG.log(System.Logger.Level.DEBUG, "a key was not passed on: {0}", e.getMessage());
        }
    }

    /** Ends the third party's leg; the caller's goes on. Idempotent. */
    void close() {
        open = false;
        caller.audio().disconnect();
        caller.audio().flush();
        leg.close();
    }

    String serverName() {
        return leg.serverName();
    }

    /** Hands the caller over to the third party, and leaves both. */
    void handOver() {
        caller.transferTo(leg.call());
    }
}
