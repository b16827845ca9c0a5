package org.carillon.telephony.sip;

import javax.sip.message.Request;
import javax.sip.message.Response;
import org.carillon.telephony.sip.sdp.SdpException;

/**
 * An INVITE within a call (RFC 3261 section 14.2): hold and back, another address or codec, or only a refresh. One without an offer
 * gets ours, and its ACK brings the answer. Belongs to the call's executor.
 */
final class ReInvite {

    private final SipCall call;
    private boolean answerExpected;

    ReInvite(SipCall call) {
        this.call = call;
    }

    /** Whether our offer waits for the ACK that answers it. */
    boolean isAnswerExpected() {
        return answerExpected;
    }

    /** What to answer it with. */
    SessionAnswer answer(Request request) {
        if (!call.progress().isTalking()) {
            // ours is still under way, or we have hung up
            return SessionAnswer.refused(
                    call.progress().isOver() ? Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST : Response.REQUEST_PENDING);
        }
        if (call.session().isOffering()) {
            return SessionAnswer.refused(Response.REQUEST_PENDING);
        }
        if (answerExpected) {
            return SessionAnswer.refused(Response.SERVER_INTERNAL_ERROR);
        }
        if (call.session().isTooShort(request)) {
            return SessionAnswer.refused(SessionTimer.INTERVAL_TOO_SMALL);
        }
        if (Messages.hasForeignBody(request)) {
            return SessionAnswer.refused(Response.UNSUPPORTED_MEDIA_TYPE);
        }
        return negotiate(request);
    }

    /** The same for the INVITE that began the call; whether its offer can be used is known already. */
    SessionAnswer negotiate(Request request) {
        String offer = Messages.sdp(request);
        if (offer.isEmpty()) {
            answerExpected = true;
            return SessionAnswer.offering(call.voice().sdp().offer());
        }
        try {
            return SessionAnswer.accepted(call.voice().sdp().answer(offer));
        } catch (SdpException unusable) {
            // what was settled before goes on (section 14.2)
            return SessionAnswer.refused(Response.NOT_ACCEPTABLE_HERE);
        }
    }

    /** An ACK: with an answer if the offer was ours. */
    void acknowledged(Request ack) {
        if (!answerExpected) {
            return;
        }
        answerExpected = false;
        try {
            call.settled(call.voice().sdp().accept(Messages.sdp(ack)));
        } catch (SdpException unusable) {
            call.unsettled("answered without usable voice: " + unusable.getMessage());
        }
    }
}
