package org.carillon.telephony.sip;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.sip.Dialog;
import javax.sip.RequestEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallAudio;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallQuality;
import org.carillon.telephony.Disposition;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.media.CallMediaPath;
import org.carillon.telephony.media.MediaListener;
import org.carillon.telephony.media.NegotiatedMedia;
import org.carillon.telephony.pool.SerialExecutor;
import org.carillon.telephony.sip.sdp.OfferAnswer;

/**
 * A call by SIP: its state, its voice path and its listener. All but the methods of {@link Call} run on the call's own executor, and
 * the listener is called there too.
 */
final class SipCall implements Call, DialogUser {

    /** How long the final answer may take after a CANCEL: 64 T1 (RFC 3261 section 9.1). */
    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(32);

    private static final Logger LOG = System.getLogger(SipCall.class.getName());
    private static final int OK = 200;
    private static final int NOT_IMPLEMENTED = 501;

    private final UserAgent agent;
    private final Parties parties;
    private final Credentials credentials;
    private final CallListener listener;
    private final SerialExecutor executor;
    private final CallMediaPath media;
    private final OfferAnswer sdp;
    private final DialogRequests requests;

    private CallState state = CallState.DIALING;
    private OutgoingInvite invite;
    private Dialog dialog;
    private boolean rang;
    private Future<?> limit;
    private Duration longest;
    private CallEnd plannedEnd;

    /**
     * Who talks to whom.
     *
     * @param id our identity of the call
     * @param serverName the server that carries it
     * @param remoteUri the far end
     * @param localUri our end
     */
    record Parties(String id, String serverName, String remoteUri, String localUri) {}

    private SipCall(UserAgent agent, Parties parties, Credentials credentials, CallListener listener)
            throws IOException {
        this.agent = agent;
        this.parties = parties;
        this.credentials = credentials;
        this.listener = listener;
        this.executor = agent.newSerialExecutor();
        this.media = CallMediaPath.open(agent.settings().media(), agent.mediaClock(), executor, new Voice());
        this.sdp = new OfferAnswer(
                agent.settings().media().localAddress(),
                media.localPort(),
                System.nanoTime() & Long.MAX_VALUE,
                agent.trunks().named(parties.serverName()).mediaSecurity());
        this.requests = new DialogRequests(agent, this);
    }

    /** @throws TelephonyException when there is no port for its voice, or the adapter is being stopped */
    static SipCall begin(UserAgent agent, Parties parties, Credentials credentials, CallListener listener)
            throws TelephonyException {
        try {
            SipCall call = new SipCall(agent, parties, credentials, listener);
            if (!agent.began(call)) {
                call.media.close();
                throw new TelephonyException("the telephony adapter is being stopped");
            }
            return call;
        } catch (IOException noPort) {
            throw new TelephonyException("no port for the voice path", noPort);
        }
    }

    // what happens to it, in the order of its life

    /** Sends the INVITE. */
    void dial(OutgoingInvite first, Duration ring, Duration longestTalk) {
        execute(() -> {
            if (state != CallState.DIALING) {
                return;
            }
            invite = first;
            longest = longestTalk;
            limit = agent.after(ring, () -> execute(() -> leaveUnanswered(ring)));
            first.send();
        });
    }

    /** Answers an incoming INVITE. */
    void takeIncoming(ServerTransaction transaction, String localTag) {
        execute(() -> {
            dialog = transaction.getDialog();
            longest = agent.settings().maxDuration();
            requests.acceptFirst(transaction, localTag);
        });
    }

    /** 180 or 183. */
    void ringing() {
        if (state == CallState.DIALING) {
            become(CallState.RINGING);
            rang = true;
            listener.ringing(this);
        }
    }

    /** The voice path is settled: talk. */
    void answered(Dialog confirmed, NegotiatedMedia settled) {
        if (!state.isBeforeAnswer()) {
            answeredInVain(confirmed, "answered too late");
            return;
        }
        stopLimit();
        dialog = confirmed;
        dialog.setApplicationData(this);
        become(CallState.TALKING);
        media.start(settled);
        if (longest != null) {
            limit = agent.after(
                    longest, () -> execute(() -> leave(null, Disposition.LOCAL_HANGUP, "longest duration")));
        }
        listener.answered(this);
    }

    /** The callee has answered a call that we had given up, or that we cannot talk on. */
    void answeredInVain(Dialog confirmed, String reason) {
        sendBye(confirmed);
        if (state == CallState.CANCELING) {
            end(plannedEnd.disposition(), OK, plannedEnd.reason());
        } else {
            end(Disposition.FAILED, OK, reason);
        }
    }

    /** A final answer other than 2xx. */
    void refused(int status, String reason) {
        if (state != CallState.CANCELING) {
            end(FinalAnswer.disposition(status, rang), status, reason);
        } else if (plannedEnd.disposition() == Disposition.NO_ANSWER && status != 487) {
            end(FinalAnswer.disposition(status, rang), status, reason);
        } else {
            end(plannedEnd.disposition(), status, plannedEnd.reason());
        }
    }

    /** No final answer at all. */
    void unanswered(String reason) {
        if (state == CallState.CANCELING) {
            end(plannedEnd.disposition(), 0, plannedEnd.reason());
        } else {
            end(Disposition.CONGESTION, 0, reason);
        }
    }

    /** Offer and answer have settled the voice path: for the first time, or to another address, codec or hold. */
    void settled(NegotiatedMedia settled) {
        if (state == CallState.TALKING) {
            media.start(settled);
        } else {
            answered(dialog, settled);
        }
    }

    /** Our offer was answered with something we cannot use. */
    void unsettled(String reason) {
        if (state == CallState.TALKING) {
            leave(null, Disposition.LOST, reason);
        } else {
            answeredInVain(dialog, reason);
        }
    }

    /** BYE from the far end. */
    void remoteHungUp() {
        end(state == CallState.TALKING ? Disposition.REMOTE_HANGUP : Disposition.FAILED, OK, "the far end hung up");
    }

    @Override
    public void hangUp() {
        execute(() -> leave(Disposition.CANCELED, Disposition.LOCAL_HANGUP, "we hung up"));
    }

    /** The adapter stops. */
    void abandon() {
        execute(() -> {
            leave(Disposition.LOST, Disposition.LOST, "the telephony adapter was stopped");
            if (state == CallState.CANCELING) {
                end(Disposition.LOST, 0, "the telephony adapter was stopped");
            }
        });
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
        if (state != CallState.TALKING) {
            invite.cancel();
            unanswered("the server did not react within " + patience.toMillis() + " ms");
        }
    }

    /** Ends it from our side: CANCEL before the answer, BYE after it. */
    private void leave(Disposition unanswered, Disposition talking, String reason) {
        if (state.isBeforeAnswer() && unanswered != null) {
            stopLimit();
            become(CallState.CANCELING);
            plannedEnd = new CallEnd(unanswered, false, 0, reason);
            limit = agent.after(CANCEL_PATIENCE, () -> execute(() -> unanswered(reason)));
            if (invite != null) {
                invite.cancel();
            } else {
                sendBye(dialog);
                end(unanswered, 0, reason);
            }
        } else if (state == CallState.TALKING && talking != null) {
            sendBye(dialog);
            end(talking, OK, reason);
        }
    }

    private void sendBye(Dialog confirmed) {
        if (confirmed == null) {
            return; // the far end has ended it in this very moment
        }
        try {
            new Bye(agent, confirmed, credentials).send();
        } catch (SipException | RuntimeException cause) { // the stack fails so where a Contact makes no sense
            LOG.log(Level.DEBUG, "cannot send a BYE", cause);
        }
    }

    /** The only way a call ends: once. */
    private void end(Disposition disposition, int cause, String reason) {
        if (!state.mayBecome(CallState.ENDED)) {
            return;
        }
        boolean answered = state == CallState.TALKING;
        become(CallState.ENDED);
        stopLimit();
        media.close();
        // behind what the voice path has still to tell
        executor.execute(() -> {
            try {
                listener.ended(this, new CallEnd(disposition, answered, cause, reason));
            } finally {
                agent.ended(this);
            }
        });
    }

    private void become(CallState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(state + " to " + next);
        }
        state = next;
    }

    private void stopLimit() {
        if (limit != null) {
            limit.cancel(false);
        }
    }

    // for those who work on its executor

    /** Runs a task on the call's executor; should it fail, the call ends. */
    void execute(Runnable task) {
        executor.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error surprise) { // whatever it was, the channel must become free
                LOG.log(Level.ERROR, "call " + id() + " failed", surprise);
                leave(Disposition.FAILED, Disposition.LOST, "internal error");
                end(Disposition.FAILED, 0, "internal error");
            }
        });
    }

    boolean isTalking() {
        return state == CallState.TALKING;
    }

    boolean hasRung() {
        return rang;
    }

    boolean isOver() {
        return state == CallState.ENDED;
    }

    OfferAnswer sdp() {
        return sdp;
    }

    @Override
    public void onRequest(RequestEvent event, ServerTransaction transaction) {
        execute(() -> requests.handle(event.getRequest(), transaction));
    }

    @Override
    public void onAckMissing() {
        execute(() -> leave(null, Disposition.LOST, "our answer was never acknowledged"));
    }

    // Call

    @Override
    public String id() {
        return parties.id();
    }

    @Override
    public String serverName() {
        return parties.serverName();
    }

    @Override
    public String remoteUri() {
        return parties.remoteUri();
    }

    @Override
    public String localUri() {
        return parties.localUri();
    }

    @Override
    public CallAudio audio() {
        return media;
    }

    @Override
    public Optional<CallQuality> quality() {
        return media.statistics().quality();
    }

    @Override
    public void transferTo(String callee, Duration patience) {
        execute(() -> listener.transferFailed(this, NOT_IMPLEMENTED, "this server transfers no calls"));
    }

    @Override
    public void transferTo(Call consulted) {
        execute(() -> listener.transferFailed(this, NOT_IMPLEMENTED, "this server transfers no calls"));
    }

    /** What the voice path tells; it calls on the call's executor. */
    private final class Voice implements MediaListener {

        @Override
        public void keyPressed(char key) {
            listener.keyPressed(SipCall.this, key);
        }

        @Override
        public void playbackEnded(long playback, long playedMillis) {
            listener.playbackEnded(SipCall.this, playback, playedMillis);
        }

        @Override
        public void mediaTimedOut() {
            leave(null, Disposition.LOST, "no voice came in");
        }
    }
}
