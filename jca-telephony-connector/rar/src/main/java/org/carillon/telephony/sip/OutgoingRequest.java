package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.concurrent.Executor;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** A request of ours within a dialog (RFC 3261 section 12.2.1), sent again when it is challenged (section 22). */
final class OutgoingRequest implements TransactionUser {

    private static final Logger LOG = System.getLogger(OutgoingRequest.class.getName());

    /**
     * Where it is sent, and as whom.
     *
     * @param executor what the answer is told on
     * @param credentials to meet a challenge with, or null
     */
    record Sender(UserAgent agent, Dialog dialog, Executor executor, Credentials credentials) {}

    /** Writes the request, once more for each time that it is sent. */
    @FunctionalInterface
    interface Draft {

        Request write(Dialog dialog) throws SipException, ParseException, InvalidArgumentException;
    }

    /** What becomes of it. Exactly one of the methods is called, one time, unless it could not be sent at all. */
    interface Outcome {

        /** The final answer. */
        void answered(Response response);

        /** No final answer came in time. */
        void unanswered();
    }

    /** For requests whose answer changes nothing. */
    static final Outcome IGNORED = new Outcome() {
        @Override
        public void answered(Response response) {
            // nothing follows from it
        }

        @Override
        public void unanswered() {
            // nothing follows from it
        }
    };

    private final Sender sender;
    private final Draft draft;
    private final Outcome outcome;
    private boolean challenged;
    private boolean told;
    private long sequence;

    OutgoingRequest(Sender sender, Draft draft, Outcome outcome) {
        this.sender = sender;
        this.draft = draft;
        this.outcome = outcome;
    }

    /** @throws SipException when the dialog or the network does not permit it */
    void send() throws SipException {
        send(null);
    }

    /** The CSeq number that it went out with last. */
    long sequence() {
        return sequence;
    }

    private void send(Challenge challenge) throws SipException {
        try {
            Request request = draft.write(sender.dialog());
            if (challenge != null) {
                challenge.meet(
                        request, sender.credentials(), sender.agent().messages().headers());
            }
            ClientTransaction transaction = sender.agent().transport().newTransaction(request, this);
            sender.dialog().sendRequest(transaction);
            sequence = ((CSeqHeader) transaction.getRequest().getHeader(CSeqHeader.NAME)).getSeqNumber();
        } catch (ParseException | InvalidArgumentException | RuntimeException cause) {
            // the stack fails in many ways where a Contact or a Record-Route of the peer makes no sense
            throw new SipException("cannot write a request within a dialog", cause);
        }
    }

    @Override
    public void onResponse(ResponseEvent event) {
        Response response = event.getResponse();
        if (response.getStatusCode() >= 200) {
            sender.executor().execute(() -> handle(response));
        }
    }

    private void handle(Response response) {
        if (isInvite2xx(response)) {
            acknowledge(response);
        }
        if (told || meets(response)) {
            return;
        }
        told = true;
        outcome.answered(response);
    }

    private static boolean isInvite2xx(Response response) {
        CSeqHeader answered = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
        return answered.getMethod().equals(Request.INVITE) && response.getStatusCode() / 100 == 2;
    }

    private void acknowledge(Response response) {
        try {
            StrayAnswer.acknowledge(sender.dialog(), response);
        } catch (SipException | InvalidArgumentException cause) {
            LOG.log(Level.DEBUG, "cannot acknowledge", cause);
        }
    }

    private boolean meets(Response response) {
        boolean challenge = response.getStatusCode() == Response.UNAUTHORIZED
                || response.getStatusCode() == Response.PROXY_AUTHENTICATION_REQUIRED;
        Challenge met = challenge && sender.credentials() != null && !challenged ? Challenge.in(response) : null;
        if (met == null) {
            return false;
        }
        challenged = true;
        try {
            send(met);
            return true;
        } catch (SipException cause) {
            LOG.log(Level.DEBUG, "cannot answer a challenge", cause);
            return false;
        }
    }

    @Override
    public void onTimeout() {
        sender.executor().execute(() -> {
            if (!told) {
                told = true;
                outcome.unanswered();
            }
        });
    }
}
