package org.carillon.dialogue;

import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.telephony.TelephonyException;

/** The third party's leg: a call on a channel of its own. Whoever has it closes it, whatever happens. */
final class ThirdPartyLeg implements CallListener, AutoCloseable {

    private final TelephonyConnection channel;
    private final CallEvents events;
    private CallTransfer.WithLeg transfer;
    private Call call;

    ThirdPartyLeg(TelephonyConnection channel, CallEvents events) {
        this.channel = channel;
        this.events = events;
    }

    /**
     * Calls the third party; the transfer is told what becomes of it.
     *
     * @throws TelephonyException when nothing was sent to the network
     */
    void call(CallTransfer.WithLeg told, CallRequest request) throws TelephonyException {
        transfer = told;
        call = channel.call(request, this);
    }

    Call call() {
        return call;
    }

    String serverName() {
        return channel.serverName();
    }

    @Override
    public void ringing(Call ringing) {
        // the caller hears the transfer audio
    }

    @Override
    public void answered(Call answered) {
        events.handle(() -> transfer.legAnswered());
    }

    @Override
    public void keyPressed(Call pressed, char key) {
        events.handle(() -> {
            // for the caller, not for the application
            transfer.bridge().thirdPartyPressed(key);
            return null;
        });
    }

    @Override
    public void playbackEnded(Call played, long playback, long playedMillis) {
        // nothing is played to the third party
    }

    @Override
    public void ended(Call ended, CallEnd end) {
        events.handle(() -> transfer.legEnded(end));
    }

    /** Hangs up, and gives the channel back. */
    @Override
    public void close() {
        channel.close();
    }
}
