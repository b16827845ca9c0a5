package org.carillon.telephony.sip;

import gov.nist.javax.sip.DialogTimeoutEvent;
import gov.nist.javax.sip.ResponseEventExt;
import gov.nist.javax.sip.SipListenerExt;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import org.carillon.telephony.pool.CallArrivals;

/** Brings each event of the stack to whom it concerns. Called on many threads at once. */
final class StackEvents implements SipListenerExt {

    private static final Logger LOG = System.getLogger(StackEvents.class.getName());

    private final UserAgent agent;
    private final CallArrivals arrivals;
    private final StrangerRequests strangers;

    StackEvents(UserAgent agent, CallArrivals arrivals) {
        this.agent = agent;
        this.arrivals = arrivals;
        this.strangers = new StrangerRequests(agent);
    }

    @Override
    public void processRequest(RequestEvent event) {
        try {
            Request request = event.getRequest();
            if (event.getDialog() != null && event.getDialog().getApplicationData() instanceof DialogUser user) {
                user.onRequest(event, transactionFor(event));
            } else if (request.getMethod().equals(Request.INVITE) && !strangers.isWithinDialog(request)) {
                IncomingInvite.receive(agent, arrivals, event);
            } else {
                strangers.answer(event);
            }
        } catch (SipException | RuntimeException surprise) {
            // a peer can send anything: this must not become anybody else's trouble
            LOG.log(Level.DEBUG, "cannot handle a SIP request", surprise);
        }
    }

    private ServerTransaction transactionFor(RequestEvent event) throws SipException {
        boolean isAck = event.getRequest().getMethod().equals(Request.ACK);
        ServerTransaction known = event.getServerTransaction();
        return isAck || known != null ? known : agent.transport().newTransaction(event.getRequest());
    }

    @Override
    public void processResponse(ResponseEvent event) {
        TransactionUser user = userOf(event);
        if (user != null) {
            user.onResponse(event);
        } else if (isInvite2xx(event) && event.getDialog() != null) {
            agent.newSerialExecutor().execute(() -> StrayAnswer.settle(agent, event.getDialog(), event.getResponse()));
        }
    }

    private static TransactionUser userOf(ResponseEvent event) {
        Object user = event.getClientTransaction() == null
                ? null
                : event.getClientTransaction().getApplicationData();
        if (user == null && event instanceof ResponseEventExt extended && extended.getOriginalTransaction() != null) {
            user = extended.getOriginalTransaction().getApplicationData();
        }
        return user instanceof TransactionUser found ? found : null;
    }

    private static boolean isInvite2xx(ResponseEvent event) {
        CSeqHeader sequence = (CSeqHeader) event.getResponse().getHeader(CSeqHeader.NAME);
        return event.getResponse().getStatusCode() / 100 == 2
                && sequence.getMethod().equals(Request.INVITE);
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        if (!event.isServerTransaction()
                && event.getClientTransaction().getApplicationData() instanceof TransactionUser user) {
            user.onTimeout();
        }
    }

    @Override
    public void processDialogTimeout(DialogTimeoutEvent event) {
        if (event.getReason() == DialogTimeoutEvent.Reason.AckNotReceived
                && event.getDialog().getApplicationData() instanceof DialogUser user) {
            user.onAckMissing();
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        // the transaction's timer tells those who wait
        LOG.log(Level.DEBUG, "cannot send by {0} to {1}", event.getTransport(), event.getHost());
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        // whom it concerns has had the final answer or the time-out
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        // a call knows by BYE, time-out or its own doing
    }
}
