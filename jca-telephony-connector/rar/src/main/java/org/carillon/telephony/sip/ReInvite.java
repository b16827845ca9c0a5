package org.carillon.telephony.sip;

import java.util.concurrent.ThreadLocalRandom;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.carillon.telephony.sip.sdp.OfferAnswer.Answer;
import org.carillon.telephony.sip.sdp.SdpException;

/**
 * An INVITE within a call (RFC 3261 section 14.2): hold and back, another address or codec. One without an offer gets ours, and its
 * ACK brings the answer. Runs on the call's executor.
 */
final class ReInvite {

    private final UserAgent agent;
    private final SipCall call;
    private boolean answerExpected;
    private String tag;

    ReInvite(UserAgent agent, SipCall call) {
        this.agent = agent;
        this.call = call;
    }

    void answer(Request request, ServerTransaction transaction) throws SipException, InvalidArgumentException {
        if (!call.isTalking()) {
            // ours is still under way, or we have hung up
            refuse(call.isOver() ? Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST : 491, request, transaction);
        } else if (answerExpected) {
            refuse(Response.SERVER_INTERNAL_ERROR, request, transaction);
        } else if (Messages.hasForeignBody(request)) {
            refuse(Response.UNSUPPORTED_MEDIA_TYPE, request, transaction);
        } else {
            negotiate(Messages.sdp(request), request, transaction);
        }
    }

    /** Answers the INVITE that began the call; whether its offer can be used is known already. */
    void acceptFirst(ServerTransaction transaction, String localTag) throws SipException, InvalidArgumentException {
        tag = localTag;
        negotiate(Messages.sdp(transaction.getRequest()), transaction.getRequest(), transaction);
    }

    private void negotiate(String offer, Request request, ServerTransaction transaction)
            throws SipException, InvalidArgumentException {
        if (offer.isEmpty()) {
            answerExpected = true;
            accept(call.sdp().offer(), request, transaction);
            return;
        }
        try {
            Answer answer = call.sdp().answer(offer);
            accept(answer.text(), request, transaction);
            call.settled(answer.settled());
        } catch (SdpException unusable) {
            // what was settled before goes on (section 14.2)
            refuse(Response.NOT_ACCEPTABLE_HERE, request, transaction);
        }
    }

    /** An ACK: with an answer if the offer was ours. */
    void acknowledged(Request ack) {
        if (!answerExpected) {
            return;
        }
        answerExpected = false;
        try {
            call.settled(call.sdp().accept(Messages.sdp(ack)));
        } catch (SdpException unusable) {
            call.unsettled("answered without usable voice: " + unusable.getMessage());
        }
    }

    private void accept(String sdp, Request request, ServerTransaction transaction)
            throws SipException, InvalidArgumentException {
        Response response = agent.messages().response(Response.OK, request);
        agent.messages().setToTagIfMissing(response, tag);
        agent.messages().addContact(response, Messages.topVia(request).getTransport());
        agent.messages().addSdp(response, sdp);
        transaction.sendResponse(response);
    }

    private void refuse(int status, Request request, ServerTransaction transaction)
            throws SipException, InvalidArgumentException {
        Response response = agent.messages().response(status, request);
        if (status == Response.SERVER_INTERNAL_ERROR) {
            int seconds = ThreadLocalRandom.current().nextInt(11);
            response.addHeader(agent.messages().headers().createRetryAfterHeader(seconds));
        }
        transaction.sendResponse(response);
    }
}
