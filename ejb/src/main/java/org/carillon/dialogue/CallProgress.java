package org.carillon.dialogue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.Disposition;

/**
 * Follows a call for the thread that waits for it: the connector's callbacks only complete futures and pass keys on; what takes
 * time, such as writing to the database, is done by the waiting thread.
 */
final class CallProgress implements CallListener {

    /** Longest wait for the network to confirm that a call is over, after we hung up: SIP's timer F is 32 s. */
    private static final long HANGUP_SECONDS = 40;

    private enum Step {
        RINGING,
        ANSWERED,
        ENDED
    }

    private final CallVoicePlatform platform;
    private final Runnable onRinging;
    private final Runnable onAnswered;
    private final CompletableFuture<Step> first = new CompletableFuture<>();
    private final CompletableFuture<Step> second = new CompletableFuture<>();
    private final CompletableFuture<CallEnd> end = new CompletableFuture<>();

    CallProgress(CallVoicePlatform platform, Runnable onRinging, Runnable onAnswered) {
        this.platform = platform;
        this.onRinging = onRinging;
        this.onAnswered = onAnswered;
    }

    @Override
    public void ringing(Call call) {
        first.complete(Step.RINGING);
    }

    @Override
    public void answered(Call call) {
        first.complete(Step.ANSWERED);
        second.complete(Step.ANSWERED);
    }

    @Override
    public void keyPressed(Call call, char key) {
        platform.keyPressed(key);
    }

    @Override
    public void playbackEnded(Call call, long playback, long playedMillis) {
        platform.playbackEnded(playback);
    }

    @Override
    public void transferFailed(Call call, int cause, String reason) {
        platform.transferFailed(cause, reason);
    }

    @Override
    public void ended(Call call, CallEnd callEnd) {
        end.complete(callEnd);
        platform.ended(callEnd);
        first.complete(Step.ENDED);
        second.complete(Step.ENDED);
    }

    /** Waits until the customer has answered or the call is over; returns whether it was answered. */
    boolean awaitAnswer() {
        Step step = first.join();
        if (step == Step.RINGING) {
            onRinging.run();
            step = second.join();
        }
        if (step == Step.ANSWERED) {
            onAnswered.run();
            return true;
        }
        return false;
    }

    /** Whether the telephone was heard to ring, or was answered. */
    boolean rang() {
        return first.isDone() && first.join() != Step.ENDED;
    }

    /** Waits for the end of a call that has been hung up or was never answered. */
    CallEnd awaitEnd(Call call) {
        try {
            return end.get(HANGUP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return new CallEnd(Disposition.LOST, true, 0, "the network never confirmed the end of call " + call.id());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CallEnd(Disposition.LOST, true, 0, "the server was stopped during call " + call.id());
        }
    }
}
