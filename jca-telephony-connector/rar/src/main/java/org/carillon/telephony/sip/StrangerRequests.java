package org.carillon.telephony.sip;

import java.util.Iterator;
import java.util.Set;
import javax.sip.RequestEvent;
import javax.sip.SipException;
import javax.sip.header.RequireHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.UnsupportedHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Answers requests that belong to no call of ours, without keeping state (RFC 3261 sections 8.2.1, 11.2 and 12.2.2). */
final class StrangerRequests {

    private static final Set<String> KNOWN_BUT_NOT_ALLOWED = Set.of(
            Request.REGISTER,
            Request.MESSAGE,
            Request.SUBSCRIBE,
            Request.PUBLISH,
            Request.REFER,
            Request.INFO,
            Request.PRACK,
            Request.UPDATE);

    private final UserAgent agent;

    StrangerRequests(UserAgent agent) {
        this.agent = agent;
    }

    boolean isWithinDialog(Request request) {
        return ((ToHeader) request.getHeader(ToHeader.NAME)).getTag() != null;
    }

    void answer(RequestEvent event) throws SipException {
        Request request = event.getRequest();
        if (request.getMethod().equals(Request.ACK)) {
            return;
        }
        Response response = agent.messages().response(status(request), request);
        if (!isWithinDialog(request)) {
            agent.messages().setToTag(response, Messages.newTag());
        }
        if (response.getStatusCode() == Response.BAD_EXTENSION) {
            for (Iterator<?> required = request.getHeaders(RequireHeader.NAME); required.hasNext(); ) {
                String option = ((RequireHeader) required.next()).getOptionTag();
                response.addHeader(agent.messages().header(UnsupportedHeader.NAME, option));
            }
        }
        agent.transport().sendStateless(response);
    }

    private int status(Request request) {
        if (request.getMethod().equals(Request.OPTIONS)) {
            // section 8.2.2.3: outside a call there is no extension that we could apply
            return request.getHeader(RequireHeader.NAME) == null ? Response.OK : Response.BAD_EXTENSION;
        }
        if (isWithinDialog(request)) {
            return Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;
        }
        return statusForUnsupported(request.getMethod());
    }

    /** 405 for what we know and do not do, 501 for what we do not know. */
    static int statusForUnsupported(String method) {
        if (method.equals(Request.NOTIFY)) {
            // there is no such subscription (RFC 6665 section 4.1.3)
            return Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;
        }
        return KNOWN_BUT_NOT_ALLOWED.contains(method) ? Response.METHOD_NOT_ALLOWED : Response.NOT_IMPLEMENTED;
    }
}
