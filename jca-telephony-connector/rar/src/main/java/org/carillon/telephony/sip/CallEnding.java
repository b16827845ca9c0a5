package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import javax.sip.Dialog;
import javax.sip.SipException;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.Disposition;

/**
 * All the ways in which a call ends: by us, by the far end, by the network, by a limit of time. Belongs to the call's executor.
 */
final class CallEnding {

    /** How long the final answer may take after a CANCEL: 64 T1 (RFC 3261 section 9.1). */
    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(32);

    private static final Logger LOG = System.getLogger(CallEnding.class.getName());
    private static final int OK = 200;

    private final UserAgent agent;
    private final SipCall call;
    private final CallProgress progress;
    private OutgoingInvite invite;
    private Future<?> limit;

    CallEnding(UserAgent agent, SipCall call, CallProgress progress) {
        this.agent = agent;
        this.call = call;
        this.progress = progress;
    }

    /** The INVITE goes out: it rings for so long. */
    void limitRinging(OutgoingInvite first, Duration ring) {
        invite = first;
        limit = agent.after(ring, () -> call.execute(() -> leaveUnanswered(ring)));
    }

    /** It is answered: it lasts for so long. */
    void limitTalking(Duration longest) {
        stopLimit();
        limit = agent.after(longest, () -> call.execute(() -> hangUp("longest duration")));
    }

    private void leaveUnanswered(Duration ring) {
        if (invite.isHeard()) {
            leave(Disposition.NO_ANSWER, null, "no answer within " + ring.toMillis() + " ms");
        } else {
            unheard(ring);
        }
    }

    /** Not even a provisional answer came: should one come yet, the INVITE is canceled. */
    void unheard(Duration patience) {
        if (!progress.isTalking()) {
            invite.cancel();
            unanswered("the server did not react within " + patience.toMillis() + " ms");
        }
    }

    /** A final answer other than 2xx. */
    void refused(int status, String reason) {
        end(progress.refused(status, reason));
    }

    /** Nothing was sent. */
    void unreached(String reason) {
        end(progress.unreached(reason));
    }

    /** No final answer at all. */
    void unanswered(String reason) {
        end(progress.unanswered(reason));
    }

    /** The callee has answered a call that we had given up, or that we cannot talk on. */
    void answeredInVain(Dialog confirmed, String reason) {
        sendBye(confirmed);
        end(progress.answeredInVain(reason));
    }

    /** BYE from the far end. */
    void remoteHungUp() {
        if (progress.isTalking() && call.transfers().isAccepted()) {
            end(Disposition.TRANSFERRED, OK, "the far end hung up after it had agreed to the transfer");
        } else {
            end(progress.hungUp());
        }
    }

    void hangUp(String reason) {
        leave(Disposition.CANCELED, Disposition.LOCAL_HANGUP, reason);
    }

    /** An answered call cannot go on. */
    void lose(String reason) {
        leave(null, Disposition.LOST, reason);
    }

    /** The far end talks to somebody else now. */
    void transferred(String reason) {
        leave(null, Disposition.TRANSFERRED, reason);
    }

    /** Whatever state it is in. */
    void fail(Disposition unanswered, String reason) {
        leave(unanswered, Disposition.LOST, reason);
        end(unanswered, 0, reason);
    }

    /** Ends it from our side: CANCEL before the answer, BYE after it. */
    private void leave(Disposition unanswered, Disposition talking, String reason) {
        if (progress.isBeforeAnswer() && unanswered != null) {
            stopLimit();
            progress.becomeCanceling(progress.end(unanswered, 0, reason));
            limit = agent.after(CANCEL_PATIENCE, () -> call.execute(() -> unanswered(reason)));
            if (invite != null) {
                invite.cancel();
            } else {
                sendBye(call.dialog());
                end(unanswered, 0, reason);
            }
        } else if (progress.isTalking() && talking != null) {
            sendBye(call.dialog());
            end(talking, OK, reason);
        }
    }

    private void sendBye(Dialog confirmed) {
        if (confirmed == null) {
            return; // the far end has ended it in this very moment
        }
        try {
            // its answer comes when the call is over, so it needs an executor of its own
            Bye.send(new OutgoingRequest.Sender(
                    agent, confirmed, agent.newSerialExecutor(), call.trunk().credentials()));
        } catch (SipException cause) {
            LOG.log(Level.DEBUG, "cannot send a BYE", cause);
        }
    }

    private void end(Disposition disposition, int cause, String reason) {
        end(progress.end(disposition, cause, reason));
    }

    /** The only way a call ends: once. */
    private void end(CallEnd end) {
        if (!progress.isOver()) {
            progress.becomeOver();
            stopLimit();
            call.release(end);
        }
    }

    private void stopLimit() {
        if (limit != null) {
            limit.cancel(false);
        }
    }
}
