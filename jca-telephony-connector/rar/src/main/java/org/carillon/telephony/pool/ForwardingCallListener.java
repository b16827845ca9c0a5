package org.carillon.telephony.pool;

import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallListener;

/** Hands everything on; to be extended by who wants to know one thing. */
class ForwardingCallListener implements CallListener {

    private final CallListener next;

    ForwardingCallListener(CallListener next) {
        this.next = next;
    }

    @Override
    public void ringing(Call call) {
        next.ringing(call);
    }

    @Override
    public void answered(Call call) {
        next.answered(call);
    }

    @Override
    public void keyPressed(Call call, char key) {
        next.keyPressed(call, key);
    }

    @Override
    public void playbackEnded(Call call, long playback, long playedMillis) {
        next.playbackEnded(call, playback, playedMillis);
    }

    @Override
    public void transferFailed(Call call, int cause, String reason) {
        next.transferFailed(call, cause, reason);
    }

    @Override
    public void ended(Call call, CallEnd end) {
        next.ended(call, end);
    }
}
