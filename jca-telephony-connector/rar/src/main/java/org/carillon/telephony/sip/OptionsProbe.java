package org.carillon.telephony.sip;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.message.Request;
import org.carillon.telephony.pool.ServerDriver.ProbeListener;

/** Asks a server for a sign of life by OPTIONS (RFC 3261 section 11): any final answer but 503 and 408 is one. */
final class OptionsProbe implements TransactionUser {

    private final UserAgent agent;
    private final ProbeListener listener;
    private final AtomicBoolean told = new AtomicBoolean();

    OptionsProbe(UserAgent agent, ProbeListener listener) {
        this.agent = agent;
        this.listener = listener;
    }

    void send(SipURI server, String transport) {
        String callId = "probe-" + UUID.randomUUID() + '@' + agent.settings().host();
        Request request = agent.messages()
                .request(Request.OPTIONS, server, agent.messages().ownUri("carillon"), callId, transport);
        try {
            agent.transport().send(request, this);
            agent.after(SipServer.PROBE_PATIENCE, () -> failed("no answer to OPTIONS"));
        } catch (SipException cause) {
            failed("cannot be reached");
        }
    }

    @Override
    public void onResponse(ResponseEvent event) {
        int status = event.getResponse().getStatusCode();
        if (status == 503 || status == 408) {
            failed("answers OPTIONS with " + status);
        } else if (status >= 200 && told.compareAndSet(false, true)) {
            listener.answered();
        }
    }

    @Override
    public void onTimeout() {
        failed("no answer to OPTIONS");
    }

    private void failed(String reason) {
        if (told.compareAndSet(false, true)) {
            listener.failed(reason);
        }
    }
}
