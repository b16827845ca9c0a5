package org.carillon.telephony.sip;

import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.carillon.telephony.media.NegotiatedMedia;
import org.carillon.telephony.sip.sdp.OfferAnswer;

/**
 * Our answer to a request that concerns the session: INVITE or UPDATE.
 *
 * @param status 200, or why not
 * @param sdp our session description, or an empty string where there is none to give
 * @param settled what holds as soon as it is sent, or null where nothing changes
 */
record SessionAnswer(int status, String sdp, NegotiatedMedia settled) {

    /** Answers an offer. */
    static SessionAnswer accepted(OfferAnswer.Answer answer) {
        return new SessionAnswer(Response.OK, answer.text(), answer.settled());
    }

    /** Offers where nothing was offered. */
    static SessionAnswer offering(String offer) {
        return new SessionAnswer(Response.OK, offer, null);
    }

    /** Only says yes. */
    static SessionAnswer plain() {
        return new SessionAnswer(Response.OK, "", null);
    }

    static SessionAnswer refused(int status) {
        return new SessionAnswer(status, "", null);
    }

    /** @param localTag for the first answer of a dialog; null where there is one already */
    void send(UserAgent agent, SipCall call, ServerTransaction transaction, String localTag)
            throws SipException, InvalidArgumentException {
        Request request = transaction.getRequest();
        Response response = agent.messages().response(status, request);
        agent.messages().setToTagIfMissing(response, localTag);
        if (status == Response.OK) {
            complete(response, agent, call, request);
        } else {
            explain(response, agent.messages());
        }
        transaction.sendResponse(response);
        if (settled != null) {
            call.settled(settled);
        }
    }

    private void complete(Response response, UserAgent agent, SipCall call, Request request) {
        agent.messages().addContact(response, Messages.topVia(request).getTransport());
        agent.messages().addAllow(response);
        call.session().answer(request, response);
        if (!sdp.isEmpty()) {
            agent.messages().addSdp(response, sdp);
        }
    }

    private void explain(Response response, Messages messages) {
        if (status == Response.SERVER_INTERNAL_ERROR) {
            messages.addRetryAfter(response);
        } else if (status == SessionTimer.INTERVAL_TOO_SMALL) {
            SessionTimer.addMinimum(response, messages);
        }
    }
}
