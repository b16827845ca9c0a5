package org.carillon.it.phone;

import java.io.IOException;
import java.util.UUID;
import org.carillon.it.phone.sip.Dialog;
import org.carillon.it.phone.sip.Flow;
import org.carillon.it.phone.sip.Sdp;
import org.carillon.it.phone.sip.SipMessage;
import org.carillon.it.phone.sip.SipUri;

/** A call that the phone places. */
public final class PlacedCall extends PhoneCall {

    private final SipUri target;
    private final String caller;
    private SipMessage invite;
    private Flow flow;
    private volatile int status;
    private boolean canceled;

    PlacedCall(PhoneContext context, Behaviour behaviour, SipUri target, String caller) {
        super(context, behaviour, UUID.randomUUID() + "@phone", target.user());
        this.target = target;
        this.caller = caller;
    }

    /** The last response to the INVITE, 0 before the first. */
    public int status() {
        return status;
    }

    @Override
    public String requestUri() {
        return "sip:" + target.user() + "@" + target.host() + ":" + target.port() + target.parameters();
    }

    void dial() throws IOException {
        openVoice();
        flow = context.sip().flowTo(target);
        String uri = requestUri();
        invite = SipMessage.request("INVITE", uri)
                .add("Via", Dialog.via(flow.transport(), context.sentBy()))
                .add("Max-Forwards", "70")
                .add("From", context.contact(caller) + ";tag=" + UUID.randomUUID())
                .add("To", "<" + uri + ">")
                .add("Call-ID", callId())
                .add("CSeq", "1 INVITE")
                .add("Contact", context.contact(caller))
                .sdp(description(behaviour.codecs(), behaviour.eventType(), "sendrecv"));
        note("sent INVITE");
        context.sip().send(invite, flow, this::answered);
    }

    private void answered(SipMessage response) {
        status = response.status();
        note("received " + status);
        if (status >= 300) {
            over();
        } else if (status >= 200) {
            accepted(response);
        } else if (canceled) {
            sendCancel();
        }
    }

    /** Every repetition of a 2xx is acknowledged (RFC 3261 section 13.2.2.4). */
    private void accepted(SipMessage response) {
        Dialog dialog = Dialog.outgoing(invite, response, context.contact(caller));
        flow.send(dialog.acknowledgement(flow.transport(), context.sentBy(), invite.sequence()));
        if (isUp() || isEnded()) {
            return;
        }
        connect(Sdp.parse(response.body()));
        up(dialog, flow);
        if (canceled) {
            sendBye();
        }
    }

    private void sendCancel() {
        note("sent CANCEL");
        SipMessage cancel = SipMessage.request("CANCEL", invite.requestUri())
                .add("Via", invite.header("Via"))
                .add("Max-Forwards", "70")
                .add("From", invite.header("From"))
                .add("To", invite.header("To"))
                .add("Call-ID", callId())
                .add("CSeq", invite.sequence() + " CANCEL");
        context.sip().send(cancel, flow, response -> note("received " + response.status() + " to CANCEL"));
    }

    @Override
    void giveUp() {
        if (isUp()) {
            sendBye();
        } else if (!isEnded() && !canceled) {
            canceled = true;
            if (status >= 100) {
                sendCancel();
            }
        }
    }
}
