package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Response;

/** A 2xx to an INVITE that we have no use for, because another branch answered first or we have given up: ACK, then BYE. */
final class StrayAnswer {

    private static final Logger LOG = System.getLogger(StrayAnswer.class.getName());

    private StrayAnswer() {}

    static void settle(UserAgent agent, Dialog dialog, Response answer) {
        try {
            acknowledge(dialog, answer);
            Bye.send(new OutgoingRequest.Sender(agent, dialog, agent.newSerialExecutor(), null));
        } catch (SipException | InvalidArgumentException cause) {
            LOG.log(Level.DEBUG, "cannot settle an answer that nobody waits for", cause);
        }
    }

    static void acknowledge(Dialog dialog, Response answer) throws SipException, InvalidArgumentException {
        CSeqHeader sequence = (CSeqHeader) answer.getHeader(CSeqHeader.NAME);
        dialog.sendAck(dialog.createAck(sequence.getSeqNumber()));
    }
}
