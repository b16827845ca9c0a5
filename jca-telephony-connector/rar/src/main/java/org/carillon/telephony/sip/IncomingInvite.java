package org.carillon.telephony.sip;

import gov.nist.javax.sip.RequestEventExt;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.address.URI;
import javax.sip.header.RequireHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.Disposition;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.RequestedDialog;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.pool.CallArrivals;
import org.carillon.telephony.pool.Channel;
import org.carillon.telephony.pool.SerialExecutor;

/** An INVITE that begins a call to us (RFC 3261 section 13.3): it rings until it is accepted, rejected, canceled or too old. */
final class IncomingInvite implements IncomingCall, DialogUser {

    private static final Logger LOG = System.getLogger(IncomingInvite.class.getName());

    /** How long a reliable answer is sent again and again: 64 T1 (RFC 3262 section 3). */
    private static final Duration PRACK_PATIENCE = Duration.ofSeconds(32);

    private final UserAgent agent;
    private final Channel channel;
    private final Request request;
    private final ServerTransaction transaction;
    private final String id = UUID.randomUUID().toString();
    private final String localTag = Messages.newTag();
    // guarded by this
    private boolean settled;
    private boolean prackExpected;
    private SipCall waiting;

    private IncomingInvite(UserAgent agent, Channel channel, Request request, ServerTransaction transaction) {
        this.agent = agent;
        this.channel = channel;
        this.request = request;
        this.transaction = transaction;
    }

    /** Lets it ring, or refuses it at once. Called on a thread of the stack. */
    static void receive(UserAgent agent, CallArrivals arrivals, RequestEvent event) throws SipException {
        Request request = event.getRequest();
        ServerTransaction transaction = event.getServerTransaction() == null
                ? agent.transport().newTransaction(request)
                : event.getServerTransaction();
        Refusal refusal = new Refusal(agent, request, transaction);
        RequestEventExt source = (RequestEventExt) event;
        try {
            Channel channel = refusal.unlessAcceptable(
                    arrivals, new InetSocketAddress(source.getRemoteIpAddress(), source.getRemotePort()));
            if (channel != null) {
                IncomingInvite invite = new IncomingInvite(agent, channel, request, transaction);
                invite.ring();
                arrivals.arrived(invite);
            }
        } catch (InvalidArgumentException cause) {
            LOG.log(Level.DEBUG, "cannot answer an INVITE", cause);
        }
    }

    private void ring() {
        transaction.getDialog().setApplicationData(this);
        if (!agent.rings(this)) {
            reject(Response.SERVICE_UNAVAILABLE);
            return;
        }
        SerialExecutor executor = agent.newSerialExecutor();
        agent.after(
                agent.settings().incomingRing(),
                () -> executor.execute(() -> reject(Response.TEMPORARILY_UNAVAILABLE)));
        sendRinging();
    }

    /** Reliably where the caller insists. */
    private void sendRinging() {
        Response ringing = response(Response.RINGING, request);
        if (!Messages.hasOption(request, RequireHeader.NAME, EarlyDialogs.RELIABLE)) {
            send(ringing, transaction);
            return;
        }
        synchronized (this) {
            prackExpected = true;
        }
        agent.after(PRACK_PATIENCE, () -> agent.newSerialExecutor().execute(this::expectPrackNoMore));
        try {
            transaction.getDialog().sendReliableProvisionalResponse(ringing);
        } catch (SipException cause) {
            LOG.log(Level.DEBUG, "cannot ring reliably", cause);
        }
    }

    @Override
    public Call accept(CallListener listener) throws TelephonyException {
        Objects.requireNonNull(listener);
        settle();
        try {
            Call call = channel.carry(this::answer, listener);
            channel.closeAfterCall();
            return call;
        } catch (TelephonyException | RuntimeException cannotTalk) {
            refuse(Response.SERVICE_UNAVAILABLE);
            throw cannotTalk;
        }
    }

    private Call answer(CallListener listener) throws TelephonyException {
        CallParties parties = new CallParties(
                id,
                PartyNames.shown(Messages.from(request).getAddress().getURI()),
                PartyNames.shown(request.getRequestURI()));
        SipCall call = SipCall.begin(agent, agent.trunks().named(serverName()), parties, listener);
        if (!waitsForPrack(call)) {
            take(call);
        }
        return call;
    }

    private void take(SipCall call) {
        transaction.getDialog().setApplicationData(call);
        call.takeIncoming(transaction, localTag);
    }

    /** No 2xx goes out before what was sent reliably is acknowledged. */
    private synchronized boolean waitsForPrack(SipCall call) {
        waiting = prackExpected ? call : null;
        return prackExpected;
    }

    private synchronized SipCall noLongerWaiting() {
        SipCall call = waiting;
        waiting = null;
        return call;
    }

    private void acknowledged() {
        synchronized (this) {
            prackExpected = false;
        }
        SipCall call = noLongerWaiting();
        if (call != null) {
            take(call);
        }
    }

    private void expectPrackNoMore() {
        synchronized (this) {
            if (!prackExpected) {
                return;
            }
        }
        if (!settledAs(Response.SERVER_TIMEOUT)) {
            abandonWaiting(Response.SERVER_TIMEOUT, "the caller has not acknowledged our ringing");
        }
    }

    private void abandonWaiting(int status, String reason) {
        SipCall call = noLongerWaiting();
        if (call != null) {
            send(response(status, request), transaction);
            call.execute(() -> call.ending().fail(Disposition.FAILED, reason));
        }
    }

    @Override
    public void reject(int status) {
        if (status < 400 || status > 699) {
            throw new IllegalArgumentException("a call is rejected with 400-699, not " + status);
        }
        settledAs(status);
    }

    private boolean settledAs(int status) {
        boolean first = trySettle();
        if (first) {
            refuse(status);
        }
        return first;
    }

    private void settle() throws TelephonyException {
        if (!trySettle()) {
            throw new TelephonyException("the call does not ring any more");
        }
    }

    private synchronized boolean trySettle() {
        boolean first = !settled;
        settled = true;
        agent.settled(this);
        return first;
    }

    private void refuse(int status) {
        channel.close();
        send(response(status, request), transaction);
    }

    @Override
    public void onRequest(RequestEvent event, ServerTransaction own) {
        String method = event.getRequest().getMethod();
        switch (method) {
            case Request.ACK -> {
                // for a refusal: the transaction's own business
            }
            case Request.CANCEL, Request.BYE -> {
                send(response(Response.OK, event.getRequest()), own);
                if (!settledAs(Response.REQUEST_TERMINATED)) {
                    abandonWaiting(Response.REQUEST_TERMINATED, "the caller has given up");
                }
            }
            case Request.INVITE -> send(response(Response.REQUEST_PENDING, event.getRequest()), own);
            case Request.OPTIONS -> send(response(Response.OK, event.getRequest()), own);
            case Request.PRACK -> {
                send(response(Response.OK, event.getRequest()), own);
                acknowledged();
            }
            case Request.UPDATE -> update(event.getRequest(), own);
            default -> send(response(StrangerRequests.statusForUnsupported(method), event.getRequest()), own);
        }
    }

    /** Another offer must wait until the first is answered (RFC 3311 section 5.2). */
    private void update(Request update, ServerTransaction own) {
        boolean offers = update.getRawContent() != null;
        Response response = response(offers ? Response.SERVER_INTERNAL_ERROR : Response.OK, update);
        if (offers) {
            agent.messages().addRetryAfter(response);
        }
        send(response, own);
    }

    @Override
    public void onAckMissing() {
        // there is no 2xx before the call is accepted
    }

    private Response response(int status, Request to) {
        Response response = agent.messages().response(status, to);
        agent.messages().setToTag(response, localTag);
        agent.messages().addContact(response, Messages.topVia(to).getTransport());
        return response;
    }

    private static void send(Response response, ServerTransaction transaction) {
        try {
            transaction.sendResponse(response);
        } catch (SipException | InvalidArgumentException cause) {
            LOG.log(Level.DEBUG, "cannot answer an INVITE", cause);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String dialed() {
        URI called = request.getRequestURI();
        return PartyNames.user(
                agent.trunks().isContact(called)
                        ? Messages.to(request).getAddress().getURI()
                        : called);
    }

    @Override
    public String caller() {
        return PartyNames.user(
                CallerIdentity.of(request, agent.trunks().named(serverName()).identity()));
    }

    @Override
    public Optional<RequestedDialog> requestedDialog() {
        return DialogUri.read(request.getRequestURI());
    }

    @Override
    public String serverName() {
        return channel.serverName();
    }
}
