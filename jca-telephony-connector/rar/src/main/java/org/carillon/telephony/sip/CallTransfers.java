package org.carillon.telephony.sip;

import java.time.Duration;
import javax.sip.address.SipURI;
import javax.sip.message.Request;
import org.carillon.telephony.Call;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.pool.Callee;

/** The transfers of one call, one after the other (RFC 3515, RFC 5589). Belongs to the call's executor. */
final class CallTransfers {

    /** How long a transfer with consultation may take: both ends are on the telephone already. */
    static final Duration CONSULTED_PATIENCE = Duration.ofSeconds(30);

    private final UserAgent agent;
    private final SipCall call;
    private Transfer current;

    CallTransfers(UserAgent agent, SipCall call) {
        this.agent = agent;
        this.call = call;
    }

    /** A blind transfer (RFC 5589 section 6). */
    void transferTo(String callee, Duration patience) {
        try {
            SipURI target = call.trunk().uri(Callee.user(callee));
            begin(new Transfer(agent, call, null), patience, target);
        } catch (TelephonyException notCallable) {
            call.transferFailed(0, notCallable.getMessage());
        }
    }

    /** A transfer with consultation (RFC 5589 section 7): the far end takes our place in the other call. */
    void transferTo(Call other) {
        if (!(other instanceof SipCall consulted) || consulted == call || consulted.trunk() != call.trunk()) {
            call.transferFailed(0, "only two calls of the same server can be connected by it");
            return;
        }
        Transfer transfer = new Transfer(agent, call, consulted);
        if (reserve(transfer)) {
            consulted.execute(() -> {
                SipURI target = consulted.transfers().takePartIn(transfer);
                call.execute(() -> begin(transfer, CONSULTED_PATIENCE, target));
            });
        }
    }

    /** Where the far end of this call is replaced by somebody else, or null where that cannot be done. */
    private SipURI takePartIn(Transfer transfer) {
        return reserve(transfer) ? Refer.replacing(call.dialog()) : null;
    }

    private boolean reserve(Transfer transfer) {
        if (!call.progress().isTalking()) {
            call.transferFailed(0, "only an answered call can be transferred");
        } else if (current != null && current != transfer) {
            call.transferFailed(0, "another transfer is under way");
        } else {
            current = transfer;
            return true;
        }
        return false;
    }

    private void begin(Transfer transfer, Duration patience, SipURI target) {
        if (!reserve(transfer)) {
            transfer.callEnded();
        } else if (target == null) {
            transfer.fail(0, "the other call cannot be joined");
        } else {
            transfer.begin(target, patience);
        }
    }

    /** The transfer has come to nothing: another one may be tried. */
    void failed(Transfer transfer, int cause, String reason) {
        if (current == transfer) {
            current = null;
            call.transferFailed(cause, reason);
        }
    }

    /** The far end talks to somebody else now. */
    void succeeded(Transfer transfer) {
        if (current == transfer) {
            call.ending().transferred("transferred");
        }
    }

    /** Whether the far end is on its way to somebody else. */
    boolean isAccepted() {
        return current != null && current.isAccepted();
    }

    /** NOTIFY: the status to answer it with. */
    int notified(Request notify) {
        return current == null ? Transfer.NO_SUBSCRIPTION : current.notified(notify, call);
    }

    void callEnded() {
        if (current != null && current.isOf(call)) {
            current.callEnded();
        }
    }
}
