package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.carillon.telephony.sip.sdp.SdpException;

/**
 * One refresh of a session (RFC 4028 section 7.4): an UPDATE where the far end allows it, else a re-INVITE that offers what holds
 * already. Belongs to the call's executor.
 */
final class SessionRefresh implements OutgoingRequest.Outcome {

    private static final Logger LOG = System.getLogger(SessionRefresh.class.getName());
    private static final int MAX_TRIES = 5;

    private final UserAgent agent;
    private final SipCall call;
    private boolean byUpdate;
    private boolean underWay;
    private int tries;

    SessionRefresh(UserAgent agent, SipCall call, boolean byUpdate) {
        this.agent = agent;
        this.call = call;
        this.byUpdate = byUpdate;
    }

    /** Whether an offer of ours waits for its answer. */
    boolean isOffering() {
        return underWay && !byUpdate;
    }

    /** When it cannot be sent, or is refused, the session runs out by itself. */
    void send() {
        if (!call.progress().isTalking() || ++tries > MAX_TRIES) {
            return;
        }
        try {
            underWay = true;
            new OutgoingRequest(call.sender(), this::write, this).send();
        } catch (SipException cause) {
            underWay = false;
            LOG.log(Level.DEBUG, "cannot send a refresh", cause);
        }
    }

    private Request write(Dialog dialog) throws SipException {
        Request request = dialog.createRequest(byUpdate ? Request.UPDATE : Request.INVITE);
        Messages messages = agent.messages();
        messages.addContact(request, Messages.topVia(request).getTransport());
        messages.addAllow(request);
        call.session().ask(request);
        if (!byUpdate) {
            messages.addSdp(request, call.voice().sdp().again());
        }
        return request;
    }

    @Override
    public void answered(Response response) {
        underWay = false;
        if (!call.progress().isTalking()) {
            return;
        }
        int status = response.getStatusCode();
        if (status / 100 == 2) {
            succeed(response);
        } else if (status == Response.REQUEST_TIMEOUT || status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST) {
            call.ending().lose("the far end knows the call no more: " + FinalAnswer.reason(response));
        } else if (status == SessionTimer.INTERVAL_TOO_SMALL && call.session().raise(response)) {
            send();
        } else if (status == Response.REQUEST_PENDING) {
            agent.after(pause(), () -> call.execute(this::send));
        } else if (byUpdate) {
            byUpdate = false;
            send();
        }
    }

    /** After both ends have asked at once (RFC 3261 section 14.1): whoever began the call waits longer. */
    private Duration pause() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Duration.ofMillis(10L * (call.dialog().isServer() ? random.nextInt(201) : random.nextInt(210, 401)));
    }

    private void succeed(Response response) {
        try {
            if (!byUpdate) {
                call.settled(call.voice().sdp().accept(Messages.sdp(response)));
            }
            call.session().answered(response);
        } catch (SdpException unusable) {
            call.ending().lose("answered without usable voice: " + unusable.getMessage());
        }
    }

    @Override
    public void unanswered() {
        underWay = false;
        call.ending().lose("the far end does not answer any more");
    }
}
