package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Answers the requests within an established call. Runs on the call's executor. */
final class DialogRequests {

    private static final Logger LOG = System.getLogger(DialogRequests.class.getName());

    private final UserAgent agent;
    private final SipCall call;
    private final ReInvite reInvite;

    DialogRequests(UserAgent agent, SipCall call) {
        this.agent = agent;
        this.call = call;
        this.reInvite = new ReInvite(agent, call);
    }

    void handle(Request request, ServerTransaction transaction) {
        try {
            switch (request.getMethod()) {
                case Request.BYE -> {
                    call.remoteHungUp();
                    answer(Response.OK, request, transaction);
                }
                case Request.INVITE -> reInvite.answer(request, transaction);
                case Request.ACK -> reInvite.acknowledged(request);
                case Request.OPTIONS -> answer(Response.OK, request, transaction);
                case Request.CANCEL -> answer(Response.OK, request, transaction);
                default -> answer(StrangerRequests.statusForUnsupported(request.getMethod()), request, transaction);
            }
        } catch (SipException | InvalidArgumentException cause) {
            LOG.log(Level.DEBUG, "cannot answer a request within a call", cause);
        }
    }

    void acceptFirst(ServerTransaction transaction, String localTag) {
        try {
            reInvite.acceptFirst(transaction, localTag);
        } catch (SipException | InvalidArgumentException cause) {
            LOG.log(Level.DEBUG, "cannot answer an INVITE", cause);
            call.unanswered("our answer could not be sent");
        }
    }

    private void answer(int status, Request request, ServerTransaction transaction)
            throws SipException, InvalidArgumentException {
        transaction.sendResponse(agent.messages().response(status, request));
    }
}
