package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Answers the requests within a call. Belongs to the call's executor. */
final class DialogRequests {

    private static final Logger LOG = System.getLogger(DialogRequests.class.getName());

    private final UserAgent agent;
    private final SipCall call;
    private final ReInvite reInvite;
    private final Update update;

    DialogRequests(UserAgent agent, SipCall call) {
        this.agent = agent;
        this.call = call;
        this.reInvite = new ReInvite(call);
        this.update = new Update(call);
    }

    void handle(Request request, ServerTransaction transaction) {
        try {
            switch (request.getMethod()) {
                case Request.BYE -> {
                    call.ending().remoteHungUp();
                    answer(Response.OK, transaction);
                }
                case Request.INVITE -> reInvite.answer(request).send(agent, call, transaction, null);
                case Request.UPDATE -> update.answer(request, isOurOfferOpen()).send(agent, call, transaction, null);
                case Request.ACK -> reInvite.acknowledged(request);
                case Request.NOTIFY -> answer(call.transfers().notified(request), transaction);
                    // the stack has seen to it that it is for a provisional answer of ours
                case Request.PRACK, Request.OPTIONS, Request.CANCEL -> answer(Response.OK, transaction);
                    // whoever may refer us could have us call at our expense
                default -> answer(StrangerRequests.statusForUnsupported(request.getMethod()), transaction);
            }
        } catch (SipException | InvalidArgumentException cause) {
            LOG.log(Level.DEBUG, "cannot answer a request within a call", cause);
        }
    }

    private boolean isOurOfferOpen() {
        return reInvite.isAnswerExpected() || call.session().isOffering();
    }

    void acceptFirst(ServerTransaction transaction, String localTag) {
        answerFirst(reInvite.negotiate(transaction.getRequest()), transaction, localTag);
    }

    void refuseFirst(ServerTransaction transaction, String localTag) {
        answerFirst(SessionAnswer.refused(Response.TEMPORARILY_UNAVAILABLE), transaction, localTag);
    }

    private void answerFirst(SessionAnswer answer, ServerTransaction transaction, String localTag) {
        try {
            answer.send(agent, call, transaction, localTag);
        } catch (SipException | InvalidArgumentException cause) {
            LOG.log(Level.DEBUG, "cannot answer an INVITE", cause);
            call.ending().unanswered("our answer could not be sent");
        }
    }

    private void answer(int status, ServerTransaction transaction) throws SipException, InvalidArgumentException {
        transaction.sendResponse(agent.messages().response(status, transaction.getRequest()));
    }
}
