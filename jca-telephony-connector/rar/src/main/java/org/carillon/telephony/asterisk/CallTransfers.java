package org.carillon.telephony.asterisk;

import java.time.Duration;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.pool.Callee;

/** How a call is handed over to somebody else, and comes back when that fails. Everything runs on the call's executor. */
final class CallTransfers {

    private static final String NOT_TALKING = "the call is not talking";

    private final AsteriskCall call;
    private final ChannelOrders orders;
    private Transfer current;

    CallTransfers(AsteriskCall call, ChannelOrders orders) {
        this.call = call;
        this.orders = orders;
    }

    /** Sends the far end to a third party; voice comes back to us if that does not answer. */
    void begin(String callee, Duration patience) {
        try {
            String extension = Callee.user(callee);
            if (call.isIn(Stage.TALKING)) {
                start();
                call.expectVoice();
                orders.set("CARILLON_PATIENCE", Long.toString(Math.max(1, patience.toSeconds())));
                orders.redirect(AsteriskDriver.TRANSFER_CONTEXT, extension, this::redirected);
                call.limit(patience.plus(AsteriskCall.HANGUP_PATIENCE), this::forgotten);
            } else {
                call.refuseTransfer(NOT_TALKING);
            }
        } catch (TelephonyException nobody) {
            call.refuseTransfer(nobody.getMessage());
        }
    }

    private void start() {
        call.leaveFor();
        current = new Transfer();
    }

    private void redirected(String trouble) {
        if (trouble != null) {
            call.execute(() -> refused(trouble));
        }
    }

    /** The order was not carried out: voice still flows. */
    private void refused(String trouble) {
        if (call.isIn(Stage.TRANSFERRING)) {
            call.forgetVoice();
            current.fail(0, trouble);
            comeBack();
        }
    }

    /** The third party was called and did this. */
    void thirdParty(String dialStatus) {
        if (call.isIn(Stage.TRANSFERRING) && "ANSWER".equals(dialStatus)) {
            call.handedOver();
        }
    }

    /** The third party did not answer; voice comes back to us. */
    void failed(Integer cause, String status) {
        if (call.isIn(Stage.TRANSFERRING)) {
            current.fail(HangupCause.of(cause).status(), "the third party did not answer: " + status);
            if (current.hasReturned()) {
                comeBack();
            }
        }
    }

    /** Voice has come back to us. */
    void voiceReturned() {
        current.voiceReturned();
        if (current.hasFailed()) {
            comeBack();
        } else {
            // the manager is slower than voice
            call.after(AsteriskCall.CAUSE_PATIENCE, this::comeBackAnyway);
        }
    }

    private void comeBackAnyway() {
        if (call.isIn(Stage.TRANSFERRING)) {
            comeBack();
        }
    }

    private void comeBack() {
        call.talkAgain(current.cause(), current.reason());
    }

    private void forgotten() {
        if (call.isIn(Stage.TRANSFERRING)) {
            call.lose("the transfer was never heard of again");
        }
    }

    /** Connects the far end with that of another call of the same server; both leave us. */
    void connect(AsteriskCall other, Duration longest) {
        offer(trouble -> {
            if (trouble == null) {
                other.execute(() -> other.transfers().offer(refusal -> connectWith(other, longest, refusal)));
            }
        });
    }

    /** Gets ready to be handed over to another call. */
    private void offer(ChannelOrders.Outcome outcome) {
        if (call.isIn(Stage.TALKING)) {
            start();
            outcome.of(null);
        } else {
            call.refuseTransfer(NOT_TALKING);
            outcome.of("the other call is not talking");
        }
    }

    private void connectWith(AsteriskCall other, Duration longest, String trouble) {
        if (trouble != null) {
            call.execute(() -> refused(trouble));
            return;
        }
        orders.limit(longest);
        orders.bridge(other.channelId(), refusal -> {
            call.execute(() -> bridged(refusal));
            other.execute(() -> other.transfers().bridged(refusal));
        });
    }

    private void bridged(String refusal) {
        if (refusal != null) {
            refused(refusal);
        } else if (call.isIn(Stage.TRANSFERRING)) {
            call.handedOver();
        }
    }
}
