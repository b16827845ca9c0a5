package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Ends a dialog (RFC 3261 section 15.1.1). The session is over as soon as this is sent, whatever the answer. */
final class Bye implements TransactionUser {

    private static final Logger LOG = System.getLogger(Bye.class.getName());

    private final UserAgent agent;
    private final Dialog dialog;
    private final Credentials credentials;
    private boolean challenged;

    /** @param credentials to meet a challenge with, or null */
    Bye(UserAgent agent, Dialog dialog, Credentials credentials) {
        this.agent = agent;
        this.dialog = dialog;
        this.credentials = credentials;
    }

    void send() throws SipException {
        send(dialog.createRequest(Request.BYE));
    }

    private void send(Request request) throws SipException {
        ClientTransaction transaction = agent.transport().newTransaction(request, this);
        dialog.sendRequest(transaction);
    }

    @Override
    public void onResponse(ResponseEvent event) {
        Response response = event.getResponse();
        boolean challenge = response.getStatusCode() == Response.UNAUTHORIZED
                || response.getStatusCode() == Response.PROXY_AUTHENTICATION_REQUIRED;
        if (challenge && credentials != null && !challenged) {
            challenged = true;
            agent.newSerialExecutor().execute(() -> meet(Challenge.in(response)));
        }
    }

    private void meet(Challenge challenge) {
        if (challenge == null) {
            return;
        }
        try {
            Request request = dialog.createRequest(Request.BYE);
            challenge.meet(request, credentials, agent.messages().headers());
            send(request);
        } catch (SipException | ParseException cause) {
            LOG.log(Level.DEBUG, "cannot answer the challenge to a BYE", cause);
        }
    }

    @Override
    public void onTimeout() {
        // the far end is gone: so is the call
    }
}
