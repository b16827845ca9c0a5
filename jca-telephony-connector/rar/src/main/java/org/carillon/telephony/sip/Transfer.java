package org.carillon.telephony.sip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.header.EventHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * One transfer: a REFER with its implicit subscription (RFC 3515). Belongs to the executor of the call whose far end is referred, but
 * for {@link #isAccepted}.
 */
final class Transfer implements OutgoingRequest.Outcome {

    static final int NO_SUBSCRIPTION = Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;

    private static final Logger LOG = System.getLogger(Transfer.class.getName());

    private final UserAgent agent;
    private final SipCall call;
    private final SipCall consulted;
    private OutgoingRequest refer;
    private Future<?> limit;
    private volatile boolean accepted;
    private boolean over;

    /** @param consulted whom the far end is to be connected with, or null for a blind transfer */
    Transfer(UserAgent agent, SipCall call, SipCall consulted) {
        this.agent = agent;
        this.call = call;
        this.consulted = consulted;
    }

    void begin(SipURI target, Duration patience) {
        limit = agent.after(
                patience, () -> call.execute(() -> fail(0, "no success in " + patience.toMillis() + " ms")));
        refer = new OutgoingRequest(call.sender(), new Refer(agent.messages(), target)::write, this);
        try {
            refer.send();
        } catch (SipException cause) {
            LOG.log(Level.DEBUG, "cannot send a REFER", cause);
            fail(0, "the far end could not be asked to transfer");
        }
    }

    /** Whether the far end has agreed to it. */
    boolean isAccepted() {
        return accepted;
    }

    /** Whether it is this call's far end that is referred. */
    boolean isOf(SipCall one) {
        return call == one;
    }

    @Override
    public void answered(Response response) {
        if (response.getStatusCode() / 100 == 2) {
            accepted = true;
        } else {
            fail(response.getStatusCode(), FinalAnswer.reason(response));
        }
    }

    @Override
    public void unanswered() {
        fail(0, "the far end did not answer the REFER");
    }

    /** What the far end tells of it: the status to answer with. It may come before the answer to the REFER. */
    int notified(Request notify, SipCall by) {
        EventHeader event = (EventHeader) notify.getHeader(EventHeader.NAME);
        if (event == null || !"refer".equalsIgnoreCase(event.getEventType())) {
            return Response.BAD_EVENT;
        }
        if (by != call || refer == null || over || !isMeant(event.getEventId())) {
            return NO_SUBSCRIPTION;
        }
        accepted = true;
        SipFragment status = SipFragment.in(notify);
        if (status != null && status.code() >= 300) {
            fail(status.code(), status.code() + " " + status.phrase());
        } else if (status != null && status.code() >= 200) {
            // behind our answer to the NOTIFY
            call.execute(this::succeed);
        }
        return Response.OK;
    }

    /** A second REFER in a dialog is told from the first by its CSeq number (RFC 3515 section 2.4.6). */
    private boolean isMeant(String id) {
        return id == null || id.equals(Long.toString(refer.sequence()));
    }

    private void succeed() {
        if (finish()) {
            call.transfers().succeeded(this);
            if (consulted != null) {
                consulted.execute(() -> consulted.transfers().succeeded(this));
            }
        }
    }

    void fail(int cause, String reason) {
        if (finish()) {
            accepted = false;
            call.transfers().failed(this, cause, reason);
            if (consulted != null) {
                consulted.execute(() -> consulted.transfers().failed(this, cause, reason));
            }
        }
    }

    /** The call whose far end is referred is over. What has been agreed to may yet reach the other call. */
    void callEnded() {
        if (!accepted) {
            fail(0, "the call to be transferred has ended");
        }
    }

    private boolean finish() {
        boolean first = !over;
        over = true;
        if (limit != null) {
            limit.cancel(false);
        }
        return first;
    }
}
