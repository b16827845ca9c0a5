package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.header.RSeqHeader;
import javax.sip.header.RequireHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.carillon.telephony.media.NegotiatedMedia;
import org.carillon.telephony.sip.sdp.OfferAnswer.Answer;
import org.carillon.telephony.sip.sdp.SdpException;

/**
 * The early dialogs of an INVITE of ours, one for each branch that it was forked to (RFC 3261 section 12.1): reliable provisional
 * answers (RFC 3262), early media (RFC 3960), offers before the answer (RFC 3311). Belongs to the call's executor.
 */
final class EarlyDialogs {

    static final String RELIABLE = "100rel";

    private static final Logger LOG = System.getLogger(EarlyDialogs.class.getName());

    /** What comes from further branches is ringing and nothing more. */
    private static final int MAX_BRANCHES = 8;

    private final UserAgent agent;
    private final SipCall call;
    private final Map<String, Branch> branches = new HashMap<>();

    private static final class Branch {
        private long lastSequence;
        private boolean offerAnswered;
        private NegotiatedMedia settled;
    }

    EarlyDialogs(UserAgent agent, SipCall call) {
        this.agent = agent;
        this.call = call;
    }

    /** A provisional answer to the INVITE. False when it came before, or out of its order, and does not count. */
    boolean progressed(Dialog dialog, Response response) {
        String tag = Messages.to(response).getTag();
        Branch branch = tag == null ? null : branch(tag);
        if (branch == null || dialog == null || !tag.equals(dialog.getRemoteTag())) {
            return true;
        }
        dialog.setApplicationData(call);
        boolean reliable = isReliable(response);
        if (reliable && !isNext(branch, response)) {
            return false;
        }
        listen(branch, response, reliable);
        if (reliable) {
            acknowledge(dialog, response);
        }
        return true;
    }

    private Branch branch(String tag) {
        if (branches.size() >= MAX_BRANCHES && !branches.containsKey(tag)) {
            return null;
        }
        return branches.computeIfAbsent(tag, first -> new Branch());
    }

    private static boolean isReliable(Response response) {
        return response.getHeader(RSeqHeader.NAME) != null
                && Messages.hasOption(response, RequireHeader.NAME, RELIABLE);
    }

    /** Each branch counts by itself, from wherever it likes (RFC 3262 section 4). */
    private static boolean isNext(Branch branch, Response response) {
        long sequence = ((RSeqHeader) response.getHeader(RSeqHeader.NAME)).getSequenceNumber();
        if (branch.lastSequence != 0 && sequence != branch.lastSequence + 1) {
            return false;
        }
        branch.lastSequence = sequence;
        return true;
    }

    /** Voice in a reliable answer is the answer to our offer; in any other it is what the answer will be (RFC 3261 section 13.2.1). */
    private void listen(Branch branch, Response response, boolean reliable) {
        String answer = Messages.hasForeignBody(response) ? "" : Messages.sdp(response);
        if (answer.isEmpty() || branch.offerAnswered) {
            return;
        }
        try {
            branch.settled = call.voice().sdp().accept(answer);
            branch.offerAnswered = reliable;
            call.earlyMedia(branch.settled);
        } catch (SdpException unusable) {
            // the final answer may yet be better
            LOG.log(Level.DEBUG, "early media that cannot be heard: {0}", unusable.getMessage());
        }
    }

    private void acknowledge(Dialog dialog, Response response) {
        try {
            new OutgoingRequest(call.sender(dialog), early -> early.createPrack(response), OutgoingRequest.IGNORED)
                    .send();
        } catch (SipException cause) {
            LOG.log(Level.DEBUG, "cannot send a PRACK", cause);
        }
    }

    /**
     * An UPDATE with an offer before the answer.
     *
     * @return our answer, or null while our own offer is still open
     * @throws SdpException when there is nothing in common
     */
    Answer answer(Request update) throws SdpException {
        Branch branch = branches.get(Messages.from(update).getTag());
        if (branch == null || !branch.offerAnswered) {
            return null;
        }
        Answer answer = call.voice().sdp().answer(Messages.sdp(update));
        branch.settled = answer.settled();
        return answer;
    }

    /** What was settled before the answer, or null where that is nothing. */
    NegotiatedMedia settled(Dialog dialog) {
        Branch branch = branches.get(dialog.getRemoteTag());
        return branch == null ? null : branch.settled;
    }
}
