package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.carillon.telephony.media.NegotiatedMedia;
import org.carillon.telephony.sip.locate.Target;
import org.carillon.telephony.sip.sdp.SdpException;

/**
 * The INVITE that sets up a call of ours (RFC 3261 section 13.2), its authentication (section 22.2) and its CANCEL (section 9.1).
 * Runs on the call's executor.
 */
final class OutgoingInvite implements TransactionUser {

    private static final Logger LOG = System.getLogger(OutgoingInvite.class.getName());
    private static final int MAX_ANSWERS = 3;

    private final UserAgent agent;
    private final SipCall call;
    private final Trunk trunk;
    private final SipURI callee;
    private final SipURI called;
    private final CallerIdentity caller;
    private final EarlyDialogs early;
    private Iterator<Target> targets;
    private Target target;
    private Request request;
    private ClientTransaction transaction;
    private final Set<ClientTransaction> abandoned = new HashSet<>();
    private int answers;
    private boolean provisional;
    /** Whether any target may have got it. */
    private boolean delivered;

    private boolean cancelWanted;
    private Dialog settled;
    private final Set<String> answeredRealms = new HashSet<>();

    /**
     * @param callee what the To header names
     * @param called the Request-URI: the same, or with the VoiceXML dialogue that is asked for
     */
    OutgoingInvite(UserAgent agent, SipCall call, Trunk trunk, SipURI callee, SipURI called, CallerIdentity caller) {
        this.agent = agent;
        this.call = call;
        this.trunk = trunk;
        this.callee = callee;
        this.called = called;
        this.caller = caller;
        this.early = new EarlyDialogs(agent, call);
    }

    /** What happens on its way to the answer. */
    EarlyDialogs early() {
        return early;
    }

    /** Finds out where the server is, then sends it there. */
    void send() {
        trunk.locate()
                .whenComplete((found, failure) -> call.execute(() -> {
                    if (failure != null) {
                        call.ending().unreached("the server's address cannot be found");
                    } else if (cancelWanted) {
                        call.ending().unanswered("given up before it was sent");
                    } else if (!call.progress().isOver()) {
                        targets = found.iterator();
                        begin();
                    }
                }));
    }

    private void begin() {
        target = targets.next();
        String callId = call.id() + '@' + agent.settings().host();
        Messages messages = agent.messages();
        request = messages.request(Request.INVITE, callee, caller.from(messages), callId, target.transport());
        request.setRequestURI((SipURI) called.clone());
        caller.writeTo(request, messages);
        messages.addSdp(request, call.voice().sdp().offer());
        messages.addSupported(request, EarlyDialogs.RELIABLE);
        call.session().ask(request);
        attempt(this::notDelivered);
    }

    private void notDelivered() {
        String reason = "the server cannot be reached";
        if (delivered) {
            call.ending().unanswered(reason);
        } else {
            call.ending().unreached(reason);
        }
    }

    /** @param otherwise what to do when it cannot be sent to this target or any other */
    private void attempt(Runnable otherwise) {
        provisional = false;
        trunk.address(request, target);
        try {
            transaction = agent.transport().newTransaction(request, this);
            transaction.getDialog().setApplicationData(call);
            ClientTransaction sent = transaction;
            agent.after(agent.settings().reaction(), () -> call.execute(() -> giveUpUnlessHeard(sent)));
            transaction.sendRequest();
            delivered = true;
        } catch (SipException cause) {
            LOG.log(Level.DEBUG, "cannot send an INVITE to " + target, cause);
            if (!failOver()) {
                otherwise.run();
            }
        }
    }

    /**
     * Sends the same request to the next target (RFC 3263 section 4.3): only its branch differs, so that a server that gets it twice
     * rings once (RFC 3261 section 8.2.2.2).
     */
    private boolean failOver() {
        trunk.failedAt(target);
        if (cancelWanted || !targets.hasNext()) {
            return false;
        }
        if (transaction != null) {
            abandoned.add(transaction);
        }
        target = targets.next();
        request = (Request) request.clone();
        attempt(this::notDelivered);
        return true;
    }

    private void giveUpUnlessHeard(ClientTransaction sent) {
        if (sent == transaction && !provisional && !call.progress().isOver() && !failOver()) {
            call.ending().unheard(agent.settings().reaction());
        }
    }

    /** Whether a provisional answer has come. */
    boolean isHeard() {
        return provisional;
    }

    /** Cancels as soon as the RFC permits: not before a provisional answer. */
    void cancel() {
        cancelWanted = true;
        if (provisional) {
            cancel(transaction);
        }
    }

    private void cancel(ClientTransaction live) {
        try {
            agent.transport().send(live.createCancel(), IgnoredAnswer.INSTANCE);
        } catch (SipException cause) {
            // too late: the final answer is in our queue
            LOG.log(Level.DEBUG, "cannot cancel", cause);
        }
    }

    @Override
    public void onResponse(ResponseEvent event) {
        ClientTransaction from = event.getClientTransaction();
        call.execute(() -> {
            if (abandoned.contains(from)) {
                settleAbandoned(from, event.getDialog(), event.getResponse());
            } else {
                handle(event.getDialog(), event.getResponse());
            }
        });
    }

    /** A target that was given up answers after all: it must not ring beside another. */
    private void settleAbandoned(ClientTransaction from, Dialog dialog, Response response) {
        if (response.getStatusCode() < 200) {
            cancel(from);
        } else if (response.getStatusCode() < 300 && dialog != null) {
            StrayAnswer.settle(agent, dialog, response);
        }
    }

    @Override
    public void onTimeout() {
        // our own patience has ended before that of the stack
    }

    private void handle(Dialog dialog, Response response) {
        int status = response.getStatusCode();
        if (status < 200) {
            handleProvisional(dialog, response);
        } else if (status < 300) {
            if (dialog != null) { // else it is over already
                handleSuccess(dialog, response);
            }
        } else if (settled != null) {
            LOG.log(Level.DEBUG, "call {0} is answered: what refuses it now is not its peer", call.id());
        } else if (status == Response.SERVICE_UNAVAILABLE && !call.progress().hasRung() && failOver()) {
            LOG.log(Level.DEBUG, "call {0} goes to the next address", call.id());
        } else if (cancelWanted || !tryAgain(status, response)) {
            call.ending().refused(status, FinalAnswer.reason(response));
        }
    }

    private void handleProvisional(Dialog dialog, Response response) {
        boolean first = !provisional;
        provisional = true;
        boolean counts = early.progressed(dialog, response);
        if (first && cancelWanted) {
            cancel();
        } else if (counts
                && (response.getStatusCode() == Response.RINGING
                        || response.getStatusCode() == Response.SESSION_PROGRESS)) {
            call.ringing();
        }
    }

    private void handleSuccess(Dialog dialog, Response response) {
        if (settled != null && settled != dialog) {
            StrayAnswer.settle(agent, dialog, response);
            return;
        }
        try {
            StrayAnswer.acknowledge(dialog, response);
        } catch (SipException | InvalidArgumentException cause) {
            LOG.log(Level.DEBUG, "cannot acknowledge", cause);
        }
        if (settled != null) {
            return; // the answer once more: acknowledging it again was all
        }
        settled = dialog;
        String answer = Messages.hasForeignBody(response) ? "" : Messages.sdp(response);
        NegotiatedMedia heard = early.settled(dialog);
        try {
            boolean known = answer.isEmpty() && heard != null;
            call.answered(dialog, known ? heard : call.voice().sdp().accept(answer), response);
        } catch (SdpException unusable) {
            call.ending().answeredInVain(dialog, "answered without usable voice: " + unusable.getMessage());
        }
    }

    /** Meets what the answer asks for with a new INVITE; false when that makes no sense. */
    private boolean tryAgain(int status, Response response) {
        return switch (status) {
            case Response.UNAUTHORIZED, Response.PROXY_AUTHENTICATION_REQUIRED -> authenticate(response);
            case SessionTimer.INTERVAL_TOO_SMALL -> call.session().raise(response) && sendAgain(call.session()::ask);
            default -> false;
        };
    }

    private boolean authenticate(Response response) {
        Challenge challenge = Challenge.in(response);
        if (trunk.credentials() == null || challenge == null || ++answers == MAX_ANSWERS) {
            return false;
        }
        // a proxy and then the server may ask, each once; a second time means that the password is wrong
        boolean first = answeredRealms.add(challenge.realm());
        if (!first && !challenge.isStale()) {
            return false;
        }
        return sendAgain(next ->
                challenge.meet(next, trunk.credentials(), agent.messages().headers()));
    }

    /** Writes what is different the next time. */
    private interface Change {

        void writeTo(Request next) throws ParseException;
    }

    private boolean sendAgain(Change change) {
        try {
            Request next = (Request) request.clone();
            CSeqHeader sequence = (CSeqHeader) next.getHeader(CSeqHeader.NAME);
            sequence.setSeqNumber(sequence.getSeqNumber() + 1);
            change.writeTo(next);
            request = next;
            attempt(this::notDelivered);
            return true;
        } catch (ParseException | InvalidArgumentException cause) {
            LOG.log(Level.DEBUG, "cannot send an INVITE again", cause);
            return false;
        }
    }
}
