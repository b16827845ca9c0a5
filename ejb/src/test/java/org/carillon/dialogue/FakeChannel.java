package org.carillon.dialogue;

import java.util.Optional;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.Disposition;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.telephony.TelephonyException;

/** A free channel, and the third party behind it, who does as the test says. */
final class FakeChannel implements TelephonyConnection, Channels {

    FakeCall call;
    CallRequest request;
    CallListener listener;
    Runnable whenCalled = () -> {};
    boolean closed;
    boolean broken;
    boolean taken;
    String wantedServer;

    @Override
    public Optional<TelephonyConnection> take() {
        if (taken) {
            return Optional.empty();
        }
        taken = true;
        return Optional.of(this);
    }

    @Override
    public Optional<TelephonyConnection> takeOf(String server) {
        wantedServer = server;
        return take();
    }

    @Override
    public String serverName() {
        return "south";
    }

    @Override
    public Call call(CallRequest wanted, CallListener told) throws TelephonyException {
        if (broken) {
            throw new TelephonyException("no socket");
        }
        request = wanted;
        listener = told;
        call = new FakeCall(wanted.callId());
        whenCalled.run();
        return call;
    }

    @Override
    public void close() {
        closed = true;
    }

    void answers() {
        listener.answered(call);
    }

    void ends(Disposition disposition, boolean answered, int cause) {
        listener.ended(call, new CallEnd(disposition, answered, cause, "as the test says"));
    }
}
