package org.carillon.telephony.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPMessageValve;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import javax.sip.SipStack;
import javax.sip.header.ViaHeader;
import javax.sip.message.Response;
import org.carillon.telephony.sip.wire.SourceThrottle;

/**
 * What comes in passes this before the stack keeps anything of it. A request that came by another transport than its top Via says
 * is dropped: its answer would have to go where it did not come from (RFC 3261 section 18.2.1). For the same reason a Via names no
 * other host to answer to ({@code maddr}, or a {@code received} that its sender made up).
 */
final class MessageScreen implements SIPMessageValve {

    private static final Logger LOG = System.getLogger(MessageScreen.class.getName());

    private final SourceThrottle throttle;

    /** @param throttle for what comes by connections; datagrams have passed it before */
    MessageScreen(SourceThrottle throttle) {
        this.throttle = throttle;
    }

    @Override
    public boolean processRequest(SIPRequest request, MessageChannel channel) {
        if (channel.isReliable() && !throttle.admits(request.getPeerPacketSourceAddress())) {
            return false;
        }
        ViaHeader via = request.getTopmostVia();
        if (!via.getTransport().equalsIgnoreCase(channel.getTransport())) {
            LOG.log(Level.DEBUG, "dropped a request by {0} whose Via tells otherwise", channel.getTransport());
            return false;
        }
        if (isOurs(via, channel)) {
            LOG.log(Level.DEBUG, "dropped a request that says that it is ours");
            return false;
        }
        via.removeParameter("maddr");
        try {
            via.setReceived(request.getPeerPacketSourceAddress().getHostAddress());
        } catch (ParseException cause) {
            throw new IllegalStateException(cause);
        }
        return true;
    }

    /** We send ourselves nothing: this is a loop, or somebody wants our own answer to be taken for another's. */
    private static boolean isOurs(ViaHeader via, MessageChannel channel) {
        return via.getHost().equals(channel.getHost()) && via.getPort() == channel.getPort();
    }

    @Override
    public boolean processResponse(Response response, MessageChannel channel) {
        return true;
    }

    @Override
    public void init(SipStack stack) {
        // needs nothing
    }

    @Override
    public void destroy() {
        // keeps nothing
    }
}
