package org.carillon.telephony.sip;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import javax.sip.Dialog;
import javax.sip.RequestEvent;
import javax.sip.ServerTransaction;
import javax.sip.message.Response;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallAudio;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallQuality;
import org.carillon.telephony.Disposition;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.media.NegotiatedMedia;
import org.carillon.telephony.pool.SerialExecutor;

/**
 * A call by SIP, from its first INVITE to its end. All but the methods of {@link Call} run on the call's own executor, and the
 * listener is called there too.
 */
final class SipCall implements Call, DialogUser {

    private static final Logger LOG = System.getLogger(SipCall.class.getName());

    private final UserAgent agent;
    private final Trunk trunk;
    private final CallParties parties;
    private final CallListener listener;
    private final SerialExecutor executor;
    private final CallVoice voice;
    private final SessionTimer session;
    private final CallTransfers transfers;
    private final DialogRequests requests;
    private final CallProgress progress = new CallProgress();
    private final CallEnding ending;

    private EarlyDialogs early;
    private Dialog dialog;
    private Duration longest;

    private SipCall(UserAgent agent, Trunk trunk, CallParties parties, CallListener listener) throws IOException {
        this.agent = agent;
        this.trunk = trunk;
        this.parties = parties;
        this.listener = listener;
        this.executor = agent.newSerialExecutor();
        this.voice = new CallVoice(agent, this, executor);
        this.ending = new CallEnding(agent, this, progress);
        this.session = new SessionTimer(agent, this);
        this.transfers = new CallTransfers(agent, this);
        this.requests = new DialogRequests(agent, this);
    }

    /** @throws TelephonyException when there is no port for its voice, or the adapter is being stopped */
    static SipCall begin(UserAgent agent, Trunk trunk, CallParties parties, CallListener listener)
            throws TelephonyException {
        try {
            SipCall call = new SipCall(agent, trunk, parties, listener);
            if (!agent.began(call)) {
                call.voice.close();
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
            if (!progress.isDialing()) {
                return;
            }
            longest = longestTalk;
            early = first.early();
            ending.limitRinging(first, ring);
            first.send();
        });
    }

    /** Answers an incoming INVITE. */
    void takeIncoming(ServerTransaction transaction, String localTag) {
        execute(() -> {
            dialog = transaction.getDialog();
            longest = agent.settings().maxDuration();
            if (progress.isOver()) { // hung up before it could be answered
                requests.refuseFirst(transaction, localTag);
            } else {
                requests.acceptFirst(transaction, localTag);
            }
        });
    }

    /** 180 or 183. */
    void ringing() {
        if (progress.isDialing()) {
            progress.becomeRinging();
            listener.ringing(this);
        }
    }

    /** Voice before the answer. */
    void earlyMedia(NegotiatedMedia heard) {
        if (progress.isBeforeAnswer()) {
            voice.listen(heard);
        }
    }

    /** The far end has answered our INVITE. */
    void answered(Dialog confirmed, NegotiatedMedia settled, Response answer) {
        if (progress.isBeforeAnswer()) {
            session.answered(answer);
        }
        talk(confirmed, settled);
    }

    private void talk(Dialog confirmed, NegotiatedMedia settled) {
        if (!progress.isBeforeAnswer()) {
            ending.answeredInVain(confirmed, "answered too late");
            return;
        }
        dialog = confirmed;
        dialog.setApplicationData(this);
        progress.becomeTalking();
        voice.open(settled);
        ending.limitTalking(longest);
        listener.answered(this);
    }

    /** Offer and answer have settled the voice path: for the first time, or to another address, codec or hold. */
    void settled(NegotiatedMedia settled) {
        if (progress.isTalking()) {
            voice.change(settled);
        } else if (dialog == null) {
            earlyMedia(settled);
        } else {
            talk(dialog, settled);
        }
    }

    /** Our offer was answered with something we cannot use. */
    void unsettled(String reason) {
        if (progress.isTalking()) {
            ending.lose(reason);
        } else {
            ending.answeredInVain(dialog, reason);
        }
    }

    void keyPressed(char key) {
        if (progress.isTalking()) {
            listener.keyPressed(this, key);
        }
    }

    void playbackEnded(long playback, long playedMillis) {
        listener.playbackEnded(this, playback, playedMillis);
    }

    void transferFailed(int cause, String reason) {
        if (!progress.isOver()) {
            listener.transferFailed(this, cause, reason);
        }
    }

    /** It is over: all that belongs to it is given back. */
    void release(CallEnd end) {
        session.stop();
        transfers.callEnded();
        voice.close();
        // behind what the voice path has still to tell
        executor.execute(() -> {
            try {
                listener.ended(this, end);
            } finally {
                agent.ended(this);
            }
        });
    }

    /** The adapter stops. */
    void abandon() {
        execute(() -> ending.fail(Disposition.LOST, "the telephony adapter was stopped"));
    }

    // for those who work on its executor

    /** Runs a task on the call's executor; should it fail, the call ends. */
    void execute(Runnable task) {
        executor.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error surprise) { // whatever it was, the channel must become free
                LOG.log(Level.ERROR, "call " + id() + " failed", surprise);
                ending.fail(Disposition.FAILED, "internal error");
            }
        });
    }

    CallProgress progress() {
        return progress;
    }

    CallEnding ending() {
        return ending;
    }

    Dialog dialog() {
        return dialog;
    }

    CallVoice voice() {
        return voice;
    }

    SessionTimer session() {
        return session;
    }

    CallTransfers transfers() {
        return transfers;
    }

    /** The early dialogs of our INVITE; null for a call that came in. */
    EarlyDialogs early() {
        return early;
    }

    Trunk trunk() {
        return trunk;
    }

    /** For requests of ours during the call. */
    OutgoingRequest.Sender sender() {
        return sender(dialog);
    }

    /** For requests of ours before the answer. */
    OutgoingRequest.Sender sender(Dialog within) {
        return new OutgoingRequest.Sender(agent, within, this::execute, trunk.credentials());
    }

    @Override
    public void onRequest(RequestEvent event, ServerTransaction transaction) {
        execute(() -> requests.handle(event.getRequest(), transaction));
    }

    @Override
    public void onAckMissing() {
        execute(() -> ending.lose("our answer was never acknowledged"));
    }

    // Call

    @Override
    public void hangUp() {
        execute(() -> ending.hangUp("we hung up"));
    }

    @Override
    public String id() {
        return parties.id();
    }

    @Override
    public String serverName() {
        return trunk.name();
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
        return voice.path();
    }

    @Override
    public Optional<CallQuality> quality() {
        return voice.path().statistics().quality();
    }

    @Override
    public void transferTo(String callee, Duration patience) {
        execute(() -> transfers.transferTo(callee, patience));
    }

    @Override
    public void transferTo(Call consulted) {
        execute(() -> transfers.transferTo(consulted));
    }
}
