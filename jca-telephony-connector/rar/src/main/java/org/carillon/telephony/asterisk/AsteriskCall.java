package org.carillon.telephony.asterisk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Future;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallAudio;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.Disposition;
import org.carillon.telephony.pool.SerialExecutor;

/**
 * A call through Asterisk: its stage, its voice path and its listener. All but the methods of {@link Call} run on the call's own
 * executor, and the listener is called there too.
 */
final class AsteriskCall implements Call {

    /** From the answer in the network to voice. */
    static final Duration VOICE_PATIENCE = Duration.ofSeconds(5);
    /** From our order to hang up to the hang-up. */
    static final Duration HANGUP_PATIENCE = Duration.ofSeconds(10);
    /** From the end of the voice to the hang-up, which tells the cause. */
    static final Duration CAUSE_PATIENCE = Duration.ofSeconds(1);

    private static final Logger LOG = System.getLogger(AsteriskCall.class.getName());
    private static final int OK = 200;
    private static final String SERVER_DIED = "the telephony server died";

    private final AsteriskDriver server;
    private final Parties parties;
    private final CallListener listener;
    private final SerialExecutor executor;
    private final AsteriskAudio audio;
    private final ChannelOrders orders;
    private final CallTransfers transfers;
    private final Duration longest;

    private Stage stage;
    private boolean heard;
    private boolean rang;
    private boolean told;
    private Future<?> limit;
    private Future<?> longTalk;
    private CallEnd plannedEnd;
    private boolean channelGone;

    /**
     * Who talks to whom.
     *
     * @param id our identity of the call
     * @param channelId the channel of the far end in Asterisk
     * @param voiceId what Asterisk must name to bring its voice; secret
     * @param remoteUri the far end
     * @param localUri our end
     */
    record Parties(String id, String channelId, UUID voiceId, String remoteUri, String localUri) {}

    /** @param first {@link Stage#DIALING} for an outgoing call, {@link Stage#CONNECTING} for one that is being accepted */
    AsteriskCall(AsteriskDriver server, Parties parties, Stage first, Duration longest, CallListener listener) {
        this.server = server;
        this.parties = parties;
        this.stage = first;
        this.longest = longest;
        this.listener = listener;
        this.executor = server.newSerialExecutor();
        this.orders = server.ordersTo(parties.channelId());
        this.transfers = new CallTransfers(this, orders);
        this.audio = server.newAudio(executor, new Voice(), key -> orders.sendKey((char) key));
    }

    // what happens to it, in the order of its life

    /** Before the order to call is sent, on the thread that sends it: waits for what it brings. */
    void dial(Duration ring) {
        expectVoice();
        execute(() -> {
            after(server.settings().reaction(), this::giveUpIfUnheard);
            limit = after(ring, () -> leaveUnanswered(ring));
        });
    }

    /** Takes an incoming call: its voice is sent for. */
    void accept(String connection) {
        expectVoice();
        orders.set("CARILLON_CONNECTION", connection);
        orders.redirect(AsteriskDriver.MEDIA_CONTEXT, AsteriskDriver.START, trouble -> {
            if (trouble != null) {
                execute(() -> giveUp(Disposition.FAILED, "it cannot be answered: " + trouble));
            }
        });
        limit = after(VOICE_PATIENCE, this::giveUpIfMute);
    }

    void expectVoice() {
        server.expectVoice(parties.voiceId(), line -> execute(() -> voiceCame(line)));
    }

    void forgetVoice() {
        server.forgetVoice(parties.voiceId());
    }

    private void giveUpIfUnheard() {
        if (stage == Stage.DIALING && !heard) {
            giveUp(Disposition.CONGESTION, "the server did not react");
        }
    }

    private void leaveUnanswered(Duration ring) {
        leave(
                heard ? Disposition.NO_ANSWER : Disposition.CONGESTION,
                null,
                "no answer within " + ring.toMillis() + " ms");
    }

    private void giveUpIfMute() {
        if (stage == Stage.CONNECTING) {
            giveUp(Disposition.FAILED, "it was answered, but its voice did not come to us");
        }
    }

    /** Ends it whatever Asterisk makes of the order. */
    private void giveUp(Disposition disposition, String reason) {
        orders.hangUp(HangupCause.NORMAL_CLEARING);
        end(disposition, 0, reason);
    }

    /** The network has reacted in any way. */
    void progressed() {
        heard = true;
    }

    /** The callee is being alerted. */
    void ringing() {
        heard = true;
        if (stage == Stage.DIALING) {
            stage = Stage.RINGING;
            rang = true;
            listener.ringing(this);
        }
    }

    /** The channel is up. */
    void answeredInNetwork() {
        if (stage.isBeforeAnswer()) {
            stage = Stage.CONNECTING;
            stopLimit();
            limit = after(VOICE_PATIENCE, this::giveUpIfMute);
        }
    }

    private void voiceCame(VoiceLine line) {
        switch (stage) {
            case DIALING, RINGING, CONNECTING -> {
                stopLimit();
                audio.attach(line);
                stage = Stage.TALKING;
                told = true;
                longTalk = after(longest, () -> leave(null, Disposition.LOCAL_HANGUP, "longest duration"));
                listener.answered(this);
            }
            case TRANSFERRING -> {
                audio.attach(line);
                transfers.voiceReturned();
            }
            default -> {
                AsteriskAudio.closeQuietly(line);
                orders.hangUp(HangupCause.NORMAL_CLEARING);
            }
        }
    }

    /** The order to call came to nothing; if there ever was a channel, its hang-up tells more. */
    void unplaced(String reason) {
        after(CAUSE_PATIENCE, () -> {
            if (stage == Stage.CANCELING) {
                end(plannedEnd.disposition(), 0, plannedEnd.reason());
            } else if (stage.isBeforeAnswer()) {
                end(Disposition.CONGESTION, 0, reason);
            }
        });
    }

    /** The channel is no more. */
    void hungUp(Integer number, String text) {
        HangupCause cause = HangupCause.of(number);
        channelGone = true;
        String reason = "cause " + number + ' ' + text;
        switch (stage) {
            case DIALING, RINGING -> end(unanswered(cause), cause.status(), reason);
            case CANCELING -> endCanceled(cause, reason);
            case CONNECTING -> end(
                    Disposition.FAILED, cause.status(), "it was answered, but its voice did not come to us");
            case TALKING, TRANSFERRING -> end(Disposition.REMOTE_HANGUP, OK, reason);
            case ENDED -> server.left(parties.channelId());
        }
    }

    /** Where the network was not even asked, as for want of ports, it is the server that could not. */
    private Disposition unanswered(HangupCause cause) {
        return cause == HangupCause.UNKNOWN && !heard ? Disposition.CONGESTION : cause.disposition(rang);
    }

    /** Between our order and its execution the callee may have refused by itself. */
    private void endCanceled(HangupCause cause, String reason) {
        boolean refused = cause == HangupCause.BUSY || cause == HangupCause.REJECTED;
        if (refused && plannedEnd.disposition() == Disposition.NO_ANSWER) {
            end(cause.disposition(rang), cause.status(), reason);
        } else {
            end(plannedEnd.disposition(), HangupCause.NORMAL_CLEARING.status(), plannedEnd.reason());
        }
    }

    private void lineEnded(boolean farewell) {
        if (stage == Stage.TALKING) {
            stopLimit();
            limit = after(CAUSE_PATIENCE, () -> endMute(farewell));
            if (!farewell && !server.isUp()) {
                endMute(false);
            }
        }
    }

    private void endMute(boolean farewell) {
        if (stage != Stage.TALKING) {
            return;
        }
        orders.hangUp(HangupCause.NORMAL_CLEARING);
        if (server.isUp() || farewell) {
            end(Disposition.REMOTE_HANGUP, OK, "the far end hung up");
        } else {
            end(Disposition.LOST, OK, SERVER_DIED);
        }
    }

    /** Nobody listens at the manager's port any more. */
    void serverDied() {
        if (stage != Stage.TALKING || !audio.isCarried()) {
            end(Disposition.LOST, told ? OK : 0, SERVER_DIED);
        }
    }

    /** After a loss of the manager: it knows no such channel. */
    void unknownToServer() {
        if (stage != Stage.TALKING || !audio.isCarried()) {
            end(Disposition.LOST, told ? OK : 0, "it ended while the connection to the server was lost");
        }
    }

    @Override
    public void hangUp() {
        execute(() -> leave(Disposition.CANCELED, Disposition.LOCAL_HANGUP, "we hung up"));
    }

    /** The adapter stops. */
    void abandon() {
        execute(() -> {
            orders.hangUp(HangupCause.NORMAL_CLEARING);
            end(Disposition.LOST, told ? OK : 0, "the telephony adapter was stopped");
        });
    }

    /** Ends it from our side. */
    private void leave(Disposition unanswered, Disposition talking, String reason) {
        if (stage.isBeforeAnswer() && unanswered != null) {
            stopLimit();
            stage = Stage.CANCELING;
            plannedEnd = new CallEnd(unanswered, false, 0, reason);
            limit = after(HANGUP_PATIENCE, () -> end(unanswered, 0, reason));
            orders.hangUp(HangupCause.NORMAL_CLEARING);
        } else if (stage == Stage.CONNECTING && unanswered != null) {
            giveUp(unanswered, reason);
        } else if (stage.isAnswered() && talking != null) {
            orders.hangUp(HangupCause.NORMAL_CLEARING);
            end(talking, OK, reason);
        }
    }

    /** The order to call was not sent: there never was a call, and nobody is told. */
    void withdraw() {
        execute(() -> {
            stage = Stage.ENDED;
            stopLimit();
            forgetVoice();
            audio.close();
            server.ended(this);
        });
    }

    /** The only way a call ends: once. */
    private void end(Disposition disposition, int cause, String reason) {
        if (stage == Stage.ENDED) {
            return;
        }
        boolean answered = told;
        stage = Stage.ENDED;
        stopLimit();
        if (longTalk != null) {
            longTalk.cancel(false);
        }
        forgetVoice();
        audio.close();
        if (!channelGone && disposition != Disposition.TRANSFERRED) {
            server.leaves(parties.channelId());
        }
        // behind what the voice path has still to tell
        executor.execute(() -> {
            try {
                listener.ended(this, new CallEnd(disposition, answered, cause, reason));
            } finally {
                server.ended(this);
            }
        });
    }

    private void stopLimit() {
        if (limit != null) {
            limit.cancel(false);
        }
    }

    Future<?> after(Duration delay, Runnable task) {
        return server.after(delay, () -> execute(task));
    }

    /** Runs a task on the call's executor; should it fail, the call ends. */
    void execute(Runnable task) {
        executor.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error surprise) { // whatever it was, the channel must become free
                LOG.log(Level.ERROR, "call " + id() + " failed", surprise);
                orders.hangUp(HangupCause.NORMAL_CLEARING);
                end(told ? Disposition.LOST : Disposition.FAILED, 0, "internal error");
            }
        });
    }

    // transfers: what CallTransfers does to the call

    CallTransfers transfers() {
        return transfers;
    }

    boolean isIn(Stage which) {
        return stage == which;
    }

    /** On its way to somebody else. */
    void leaveFor() {
        stage = Stage.TRANSFERRING;
    }

    void limit(Duration delay, Runnable task) {
        stopLimit();
        limit = after(delay, task);
    }

    void refuseTransfer(String why) {
        listener.transferFailed(this, 0, why);
    }

    /** The transfer came to nothing: the far end is with us again. */
    void talkAgain(int cause, String reason) {
        stage = Stage.TALKING;
        stopLimit();
        listener.transferFailed(this, cause, reason);
        if (!audio.isCarried()) {
            lineEnded(true);
        }
    }

    void handedOver() {
        end(Disposition.TRANSFERRED, OK, "handed over");
    }

    void lose(String why) {
        orders.hangUp(HangupCause.NORMAL_CLEARING);
        end(Disposition.LOST, OK, why);
    }

    @Override
    public void transferTo(String callee, Duration patience) {
        execute(() -> transfers.begin(callee, patience));
    }

    @Override
    public void transferTo(Call consulted) {
        if (consulted == this || !(consulted instanceof AsteriskCall other) || other.server != server) {
            execute(() -> refuseTransfer("the other call is not one of the same server"));
        } else {
            execute(() -> transfers.connect(other, longest));
        }
    }

    // Call

    @Override
    public String id() {
        return parties.id();
    }

    String channelId() {
        return parties.channelId();
    }

    @Override
    public String serverName() {
        return server.name();
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
        return audio;
    }

    /** What the voice path tells; it calls on the call's executor. */
    private final class Voice implements AsteriskAudio.Listener {

        @Override
        public void keyPressed(char key) {
            listener.keyPressed(AsteriskCall.this, key);
        }

        @Override
        public void playbackEnded(long playback, long playedMillis) {
            listener.playbackEnded(AsteriskCall.this, playback, playedMillis);
        }

        @Override
        public void mediaTimedOut() {
            // as long as the manager is there, it knows better: the far end may be on hold
            if (stage == Stage.TALKING && !server.isUp()) {
                end(Disposition.LOST, OK, "no voice came in");
            }
        }

        @Override
        public void lineEnded(boolean farewell) {
            AsteriskCall.this.lineEnded(farewell);
        }
    }
}
