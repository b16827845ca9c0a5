package org.carillon.telephony.sip;

import javax.sip.message.Request;
import javax.sip.message.Response;
import org.carillon.telephony.sip.sdp.OfferAnswer.Answer;
import org.carillon.telephony.sip.sdp.SdpException;

/**
 * An UPDATE in a call of ours, before its answer or after it (RFC 3311): a refresh of the session, or another offer. Belongs to the
 * call's executor.
 */
final class Update {

    private final SipCall call;

    Update(SipCall call) {
        this.call = call;
    }

    /** What to answer it with. */
    SessionAnswer answer(Request request, boolean ourOfferIsOpen) {
        if (call.progress().isOver() || call.progress().isCanceling()) {
            return SessionAnswer.refused(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        }
        if (call.session().isTooShort(request)) {
            return SessionAnswer.refused(SessionTimer.INTERVAL_TOO_SMALL);
        }
        if (Messages.hasForeignBody(request)) {
            return SessionAnswer.refused(Response.UNSUPPORTED_MEDIA_TYPE);
        }
        if (Messages.sdp(request).isEmpty()) {
            return SessionAnswer.plain();
        }
        return ourOfferIsOpen ? SessionAnswer.refused(Response.REQUEST_PENDING) : negotiate(request);
    }

    private SessionAnswer negotiate(Request request) {
        try {
            if (!call.progress().isTalking()) {
                Answer early = call.early() == null ? null : call.early().answer(request);
                return early == null ? SessionAnswer.refused(Response.REQUEST_PENDING) : SessionAnswer.accepted(early);
            }
            return SessionAnswer.accepted(call.voice().sdp().answer(Messages.sdp(request)));
        } catch (SdpException unusable) {
            // what was settled before goes on (RFC 3311 section 5.2)
            return SessionAnswer.refused(Response.NOT_ACCEPTABLE_HERE);
        }
    }
}
