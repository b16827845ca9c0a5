package org.carillon.telephony.sip;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.DefaultRouter;
import gov.nist.javax.sip.stack.SIPMessageValve;
import java.util.Properties;
import javax.sip.PeerUnavailableException;
import javax.sip.address.Hop;
import javax.sip.message.Request;
import org.carillon.telephony.sip.locate.Target;

/** JAIN-SIP with sockets and a screen of ours; a request goes where it was meant to, else where it says. */
final class SipStack extends SipStackImpl {

    SipStack(Properties properties, NetworkLayer sockets, SIPMessageValve screen) throws PeerUnavailableException {
        super(properties);
        networkLayer = sockets;
        sipMessageValves.add(screen);
        setRouter(new DefaultRouter(this, null) {
            @Override
            public Hop getNextHop(Request request) throws javax.sip.SipException {
                Object meant = ((SIPRequest) request).getApplicationData();
                return meant instanceof Target target ? target : super.getNextHop(request);
            }
        });
    }
}
