package org.carillon.telephony.asterisk;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallListener;

/** Writes down what a call tells. */
final class Diary implements CallListener {

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    volatile long playedMillis;

    /** The next thing told. */
    String next() throws InterruptedException {
        String next = told.poll(10, TimeUnit.SECONDS);
        return next == null ? "nothing in time" : next;
    }

    /** The next thing told that is not "ringing", which depends on the far end's haste. */
    String afterRinging() throws InterruptedException {
        String next = next();
        return next.equals("ringing") ? next() : next;
    }

    boolean isSilentFor(long millis) throws InterruptedException {
        return told.poll(millis, TimeUnit.MILLISECONDS) == null;
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
        told.add("transfer failed " + cause);
    }

    @Override
    public void ended(Call call, CallEnd end) {
        told.add("ended " + end.disposition() + (end.answered() ? " answered " : " ") + end.cause());
    }
}
