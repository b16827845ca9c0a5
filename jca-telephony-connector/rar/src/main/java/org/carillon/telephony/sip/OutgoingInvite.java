package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Set;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.carillon.telephony.sip.sdp.SdpException;

/**
 * The INVITE that sets up a call of ours (RFC 3261 section 13.2), its authentication (section 22.2) and its CANCEL (section 9.1).
 * Runs on the call's executor.
 */
final class OutgoingInvite implements TransactionUser {

    private static final Logger LOG = System.getLogger(OutgoingInvite.class.getName());
    private static final int MAX_ATTEMPTS = 3;

    private final UserAgent agent;
    private final SipCall call;
    private final String transport;
    private final Credentials credentials;
    private final SipURI target;
    private final SipURI caller;
    private Request request;
    private ClientTransaction transaction;
    private int attempts;
    private boolean provisional;
    private boolean cancelWanted;
    private Dialog settled;
    private String earlyAnswer = "";
    private final Set<String> answeredRealms = new HashSet<>();

    /**
     * @param transport {@code udp} or {@code tcp}
     * @param credentials to meet a challenge with, or null
     */
    OutgoingInvite(
            UserAgent agent, SipCall call, SipURI target, SipURI caller, String transport, Credentials credentials) {
        this.agent = agent;
        this.call = call;
        this.target = target;
        this.caller = caller;
        this.transport = transport;
        this.credentials = credentials;
    }

    void send() throws SipException {
        String callId = call.id() + '@' + agent.settings().host();
        request = agent.messages().request(Request.INVITE, target, caller, callId, transport);
        agent.messages().addSdp(request, call.sdp().offer());
        attempt();
    }

    private void attempt() throws SipException {
        attempts++;
        provisional = false;
        transaction = agent.transport().newTransaction(request, this);
        transaction.getDialog().setApplicationData(call);
        int sent = attempts;
        agent.after(agent.settings().reaction(), () -> call.execute(() -> giveUpUnlessHeard(sent)));
        transaction.sendRequest();
    }

    private void giveUpUnlessHeard(int attempt) {
        if (attempt == attempts && !provisional) {
            call.unheard(agent.settings().reaction());
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
            try {
                agent.transport().send(transaction.createCancel(), IgnoredAnswer.INSTANCE);
            } catch (SipException cause) {
                // too late: the final answer is in our queue
                LOG.log(Level.DEBUG, "cannot cancel", cause);
            }
        }
    }

    @Override
    public void onResponse(ResponseEvent event) {
        call.execute(() -> handle(event.getDialog(), event.getResponse()));
    }

    @Override
    public void onTimeout() {
        call.execute(() -> call.unanswered("no answer to the INVITE"));
    }

    private void handle(Dialog dialog, Response response) {
        int status = response.getStatusCode();
        if (status < 200) {
            handleProvisional(response);
        } else if (status < 300) {
            if (dialog != null) { // else it is over already
                handleSuccess(dialog, response);
            }
        } else if (!isChallenge(status) || cancelWanted || !authenticate(response)) {
            call.refused(status, FinalAnswer.reason(response));
        }
    }

    private void handleProvisional(Response response) {
        boolean first = !provisional;
        provisional = true;
        if (first && cancelWanted) {
            cancel();
        } else if (response.getStatusCode() == Response.RINGING
                || response.getStatusCode() == Response.SESSION_PROGRESS) {
            String early = Messages.hasForeignBody(response) ? "" : Messages.sdp(response);
            earlyAnswer = early.isEmpty() ? earlyAnswer : early;
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
        try {
            call.answered(dialog, call.sdp().accept(answer.isEmpty() ? earlyAnswer : answer));
        } catch (SdpException unusable) {
            call.answeredInVain(dialog, "answered without usable voice: " + unusable.getMessage());
        }
    }

    private static boolean isChallenge(int status) {
        return status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
    }

    /** Answers a challenge with a new INVITE; false when that makes no sense. */
    private boolean authenticate(Response response) {
        Challenge challenge = Challenge.in(response);
        if (credentials == null || challenge == null || attempts == MAX_ATTEMPTS) {
            return false;
        }
        // a proxy and then the server may ask, each once; a second time means that the password is wrong
        boolean first = answeredRealms.add(challenge.realm());
        if (!first && !challenge.isStale()) {
            return false;
        }
        try {
            Request next = (Request) request.clone();
            ((ViaHeader) next.getHeader(ViaHeader.NAME)).removeParameter("branch");
            CSeqHeader sequence = (CSeqHeader) next.getHeader(CSeqHeader.NAME);
            sequence.setSeqNumber(sequence.getSeqNumber() + 1);
            challenge.meet(next, credentials, agent.messages().headers());
            request = next;
            attempt();
            return true;
        } catch (SipException | ParseException | InvalidArgumentException cause) {
            LOG.log(Level.DEBUG, "cannot answer a challenge", cause);
            return false;
        }
    }
}
