package org.carillon.it.phone.sip;

import java.util.concurrent.ScheduledExecutorService;

/** A request that came in and our answer to it (RFC 3261 section 17.2). Runs on the phone's thread. */
public final class ServerTransaction {

    private final SipMessage request;
    private final Flow flow;
    private final ScheduledExecutorService timer;
    private Runnable whenAnswered = () -> {};
    private SipMessage lastResponse;
    private Retransmission untilAcknowledged;

    public ServerTransaction(SipMessage request, Flow flow, ScheduledExecutorService timer) {
        this.request = request;
        this.flow = flow;
        this.timer = timer;
    }

    public SipMessage request() {
        return request;
    }

    /** Sends a response; the final one to an INVITE again and again until it is acknowledged. */
    public void respond(SipMessage response, Runnable neverAcknowledged) {
        lastResponse = response;
        if (response.status() >= 200) {
            whenAnswered.run();
        }
        if (response.status() >= 200 && request.method().equals("INVITE")) {
            boolean repeat = !flow.isReliable() || response.status() < 300;
            untilAcknowledged = new Retransmission(timer, repeat, () -> flow.send(response), neverAcknowledged).start();
        } else {
            flow.send(response);
        }
    }

    void whenAnswered(Runnable action) {
        whenAnswered = action;
    }

    /** Whether a final response was sent. */
    public boolean isAnswered() {
        return lastResponse != null && lastResponse.status() >= 200;
    }

    /** The request has come again. */
    public void repeated() {
        if (lastResponse != null) {
            flow.send(lastResponse);
        }
    }

    /** Our final response has arrived. */
    public void acknowledged() {
        if (untilAcknowledged != null) {
            untilAcknowledged.stop();
        }
    }
}
