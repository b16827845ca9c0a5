package org.carillon.telephony.sip;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.Header;
import javax.sip.header.RequireHeader;
import javax.sip.header.UnsupportedHeader;
import javax.sip.header.WarningHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.carillon.telephony.pool.CallArrivals;
import org.carillon.telephony.pool.Channel;
import org.carillon.telephony.pool.ChannelRefusedException;
import org.carillon.telephony.sip.sdp.OfferAnswer;
import org.carillon.telephony.sip.sdp.SdpException;

/** The reasons not even to let an INVITE ring (RFC 3261 section 8.2). */
final class Refusal {

    private final UserAgent agent;
    private final Request request;
    private final ServerTransaction transaction;

    Refusal(UserAgent agent, Request request, ServerTransaction transaction) {
        this.agent = agent;
        this.request = request;
        this.transaction = transaction;
    }

    /** The channel for the call, or null after it was refused. */
    Channel unlessAcceptable(CallArrivals arrivals, InetSocketAddress source)
            throws SipException, InvalidArgumentException {
        int status = status(arrivals);
        if (status != 0) {
            refuse(status);
            return null;
        }
        Trunk trunk = agent.trunks().of(request.getRequestURI(), source);
        if (trunk == null) {
            refuse(Response.FORBIDDEN);
            return null;
        }
        if (!isOfferUsable(trunk)) {
            return null;
        }
        try {
            return arrivals.channelOf(trunk.name());
        } catch (ChannelRefusedException full) {
            refuse(Response.SERVICE_UNAVAILABLE);
            return null;
        }
    }

    private int status(CallArrivals arrivals) {
        if (!unsupported().isEmpty()) {
            return Response.BAD_EXTENSION;
        }
        if (!isDialogUnderstood()) {
            return Response.BAD_REQUEST;
        }
        if (SessionTimer.isTooShort(request, agent.settings().sessionExpires())) {
            return SessionTimer.INTERVAL_TOO_SMALL;
        }
        if (Messages.hasForeignBody(request)) {
            return Response.UNSUPPORTED_MEDIA_TYPE;
        }
        return arrivals.isOpen() ? 0 : Response.TEMPORARILY_UNAVAILABLE;
    }

    private boolean isDialogUnderstood() {
        try {
            DialogUri.read(request.getRequestURI());
            return true;
        } catch (IllegalArgumentException nobodyUnderstands) {
            return false;
        }
    }

    private List<String> unsupported() {
        List<String> unsupported = new ArrayList<>();
        for (Iterator<?> headers = request.getHeaders(RequireHeader.NAME); headers.hasNext(); ) {
            String option = ((RequireHeader) headers.next()).getOptionTag();
            boolean known = EarlyDialogs.RELIABLE.equalsIgnoreCase(option)
                    || SessionTimer.OPTION.equalsIgnoreCase(option)
                            && !agent.settings().sessionExpires().isZero();
            if (!known) {
                unsupported.add(option);
            }
        }
        return unsupported;
    }

    /** Refuses an offer that is not, and says why (RFC 3261 section 13.3.1.3); a missing offer is as good: then ours counts. */
    private boolean isOfferUsable(Trunk trunk) throws SipException, InvalidArgumentException {
        String offer = Messages.sdp(request);
        try {
            if (!offer.isEmpty()) {
                OfferAnswer.requireUsable(offer, agent.settings().media().localAddress(), trunk.mediaSecurity());
            }
            return true;
        } catch (SdpException unusable) {
            refuse(
                    Response.NOT_ACCEPTABLE_HERE,
                    agent.messages().header(WarningHeader.NAME, "399 carillon \"" + unusable.getMessage() + "\""));
            return false;
        }
    }

    private void refuse(int status, Header... more) throws SipException, InvalidArgumentException {
        Response response = agent.messages().response(status, request);
        agent.messages().setToTag(response, Messages.newTag());
        for (Header header : more) {
            response.addHeader(header);
        }
        if (status == Response.BAD_EXTENSION) {
            unsupported()
                    .forEach(option -> response.addHeader(agent.messages().header(UnsupportedHeader.NAME, option)));
        } else if (status == SessionTimer.INTERVAL_TOO_SMALL) {
            SessionTimer.addMinimum(response, agent.messages());
        }
        transaction.sendResponse(response);
    }
}
