package org.carillon.telephony.sip;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallListener;

/** Writes down what a call tells, and complains when it tells two things at once. */
class HeardCall implements CallListener {

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final AtomicInteger telling = new AtomicInteger();
    volatile CallEnd end;

    /** The next thing told. */
    String next() throws InterruptedException {
        String next = told.poll(8, TimeUnit.SECONDS);
        return next == null ? "nothing in time" : next;
    }

    boolean isSilentFor(long millis) throws InterruptedException {
        return told.poll(millis, TimeUnit.MILLISECONDS) == null;
    }

    private void tell(String what) {
        boolean alone = telling.incrementAndGet() == 1;
        Thread.yield();
        telling.decrementAndGet();
        // last: whoever reads it may begin another call
        told.add(alone ? what : "two at once: " + what);
    }

    @Override
    public void ringing(Call call) {
        tell("ringing");
    }

    @Override
    public void answered(Call call) {
        tell("answered");
    }

    @Override
    public void keyPressed(Call call, char key) {
        tell("key " + key);
    }

    @Override
    public void playbackEnded(Call call, long playback, long playedMillis) {
        tell("played");
    }

    @Override
    public void transferFailed(Call call, int cause, String reason) {
        tell("transfer failed " + cause);
    }

    @Override
    public void ended(Call call, CallEnd ended) {
        end = ended;
        tell("ended " + ended.disposition() + (ended.answered() ? " answered " : " ") + ended.cause());
    }
}
