package org.carillon.it.phone.sip;

import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** A request of ours and its responses (RFC 3261 section 17.1). Runs on the phone's thread. */
public final class ClientTransaction {

    private final SipMessage request;
    private final Flow flow;
    private final Consumer<SipMessage> responses;
    private final Retransmission retransmission;
    private boolean answered;

    /**
     * Sends the request.
     *
     * @param responses hears every response once, and a 408 of our own when there is none
     */
    public ClientTransaction(
            SipMessage request, Flow flow, ScheduledExecutorService timer, Consumer<SipMessage> responses) {
        this.request = request;
        this.flow = flow;
        this.responses = responses;
        retransmission = new Retransmission(
                        timer,
                        !flow.isReliable(),
                        () -> flow.send(request),
                        () -> responses.accept(SipMessage.response(408, "Request Timeout", request)))
                .start();
    }

    /** A response has come. Repeated final answers are acknowledged again; a repeated 2xx to an INVITE is for the dialog. */
    public void receive(SipMessage response) {
        boolean invite = request.method().equals("INVITE");
        boolean last = response.status() >= 200;
        if (invite || last) {
            retransmission.stop();
        }
        if (invite && response.status() >= 300) {
            flow.send(acknowledgement(response));
        }
        if (!answered || invite && response.status() / 100 == 2) {
            answered = last;
            responses.accept(response);
        }
    }

    private SipMessage acknowledgement(SipMessage response) {
        return SipMessage.request("ACK", request.requestUri())
                .add("Via", request.header("Via"))
                .add("Max-Forwards", "70")
                .add("From", request.header("From"))
                .add("To", response.header("To"))
                .add("Call-ID", request.callId())
                .add("CSeq", request.sequence() + " ACK");
    }
}
