package org.carillon.telephony.sip;

import java.text.ParseException;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.message.Request;

/** A REFER: whom the far end is to call (RFC 3515 section 2.1), and who wants it (RFC 3892). */
final class Refer {

    private final Messages messages;
    private final SipURI target;

    Refer(Messages messages, SipURI target) {
        this.messages = messages;
        this.target = target;
    }

    /**
     * The far end of an established dialog of ours, to be called in our place (RFC 3891 section 3; RFC 5589 section 7.1).
     *
     * @return null when the far end is not named by a SIP URI
     */
    static SipURI replacing(Dialog dialog) {
        if (dialog.getRemoteTarget() == null || !(dialog.getRemoteTarget().getURI() instanceof SipURI contact)) {
            return null;
        }
        SipURI target = (SipURI) contact.clone();
        try {
            // to-tag is the tag of whom the far end calls, from-tag is ours
            target.setHeader(
                    "Replaces",
                    PercentEncoding.encodeHeader(dialog.getCallId().getCallId()
                            + ";to-tag=" + dialog.getRemoteTag()
                            + ";from-tag=" + dialog.getLocalTag()));
            return target;
        } catch (ParseException notEncodable) {
            return null;
        }
    }

    Request write(Dialog dialog) throws SipException {
        Request refer = dialog.createRequest(Request.REFER);
        refer.setHeader(messages.headers().createReferToHeader(messages.address(target)));
        String us = "<" + dialog.getLocalParty().getURI() + ">";
        refer.setHeader(messages.header("Referred-By", us));
        return refer;
    }
}
