package org.carillon.telephony.contract;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallListener;

/** Writes down what a call tells. */
public final class CallDiary implements CallListener {

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private volatile long playedMillis;

    /** The next thing told. */
    public String next() throws InterruptedException {
        String next = told.poll(10, TimeUnit.SECONDS);
        return next == null ? "nothing in time" : next;
    }

    /** The next thing told that is not "ringing", which depends on the far end's haste. */
    public String afterRinging() throws InterruptedException {
        String next = next();
        return next.equals("ringing") ? next() : next;
    }

    /** Returns when the call has ended; whatever is told before is not asked for any more. */
    public void awaitEnd() throws InterruptedException {
        String last = next();
        while (!last.startsWith("ended ")) {
            assertNotEquals("nothing in time", last);
            last = next();
        }
    }

    /** How much of the last playback went out. */
    long playedMillis() {
        return playedMillis;
    }

    @Override
    public void ringing(Call call) {
        told.add("ringing");
    }

    @Override
    public void answered(Call call) {
        told.add("answered");
    }

    @Override
    public void keyPressed(Call call, char key) {
        told.add("key " + key);
    }

    @Override
    public void playbackEnded(Call call, long playback, long millis) {
        playedMillis = millis;
        told.add("played");
    }

    @Override
    public void transferFailed(Call call, int cause, String reason) {
        told.add("transfer failed");
    }

    @Override
    public void ended(Call call, CallEnd end) {
        told.add("ended " + end.disposition());
    }
}
