package org.carillon.telephony.sip;

import org.carillon.telephony.CallEnd;
import org.carillon.telephony.Disposition;

/** Where a call stands, and which end would follow from there. Belongs to the call's executor. */
final class CallProgress {

    private static final int OK = 200;
    private static final int SERVICE_UNAVAILABLE = 503;

    private CallState state = CallState.DIALING;
    private boolean rang;
    private CallEnd planned;

    boolean isDialing() {
        return state == CallState.DIALING;
    }

    boolean isBeforeAnswer() {
        return state.isBeforeAnswer();
    }

    boolean isCanceling() {
        return state == CallState.CANCELING;
    }

    boolean isTalking() {
        return state == CallState.TALKING;
    }

    boolean isOver() {
        return state == CallState.ENDED;
    }

    boolean hasRung() {
        return rang;
    }

    void becomeRinging() {
        become(CallState.RINGING);
        rang = true;
    }

    void becomeTalking() {
        become(CallState.TALKING);
    }

    void becomeOver() {
        become(CallState.ENDED);
    }

    /** @param planned how it ends unless the final answer to the INVITE says something else */
    void becomeCanceling(CallEnd planned) {
        become(CallState.CANCELING);
        this.planned = planned;
    }

    private void become(CallState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(state + " to " + next);
        }
        state = next;
    }

    CallEnd end(Disposition disposition, int cause, String reason) {
        return new CallEnd(disposition, isTalking(), cause, reason);
    }

    /** A final answer other than 2xx. */
    CallEnd refused(int status, String reason) {
        boolean ownDoing = isCanceling() && (planned.disposition() != Disposition.NO_ANSWER || status == 487);
        return ownDoing
                ? end(planned.disposition(), status, planned.reason())
                : end(FinalAnswer.disposition(status, rang), status, reason);
    }

    /** Nothing was sent: to be treated as a 503 (RFC 3261 section 8.1.3.1). */
    CallEnd unreached(String reason) {
        return isCanceling() ? unanswered(reason) : end(Disposition.CONGESTION, SERVICE_UNAVAILABLE, reason);
    }

    /** No final answer at all. */
    CallEnd unanswered(String reason) {
        return isCanceling() ? end(planned.disposition(), 0, planned.reason()) : end(Disposition.CONGESTION, 0, reason);
    }

    /** The callee has answered a call that we had given up, or that we cannot talk on. */
    CallEnd answeredInVain(String reason) {
        return isCanceling() ? end(planned.disposition(), OK, planned.reason()) : end(Disposition.FAILED, OK, reason);
    }

    /** BYE from the far end. */
    CallEnd hungUp() {
        return end(isTalking() ? Disposition.REMOTE_HANGUP : Disposition.FAILED, OK, "the far end hung up");
    }
}
