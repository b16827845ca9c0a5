package org.carillon.telephony.sip;

import javax.sip.SipException;
import javax.sip.message.Request;

/** Ends a dialog (RFC 3261 section 15.1.1). The session is over as soon as this is sent, whatever the answer. */
final class Bye {

    private Bye() {}

    static void send(OutgoingRequest.Sender sender) throws SipException {
        new OutgoingRequest(sender, dialog -> dialog.createRequest(Request.BYE), OutgoingRequest.IGNORED).send();
    }
}
