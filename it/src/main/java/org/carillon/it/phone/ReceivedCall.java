package org.carillon.it.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.carillon.it.phone.sip.Dialog;
import org.carillon.it.phone.sip.Flow;
import org.carillon.it.phone.sip.Sdp;
import org.carillon.it.phone.sip.ServerTransaction;
import org.carillon.it.phone.sip.SipMessage;

/** A call that came in. */
final class ReceivedCall extends PhoneCall {

    private static final String FORK = "-fork";

    private final ServerTransaction transaction;
    private final SipMessage invite;
    private final Flow flow;
    private final String tag = UUID.randomUUID().toString();

    ReceivedCall(PhoneContext context, Behaviour behaviour, String user, ServerTransaction transaction, Flow flow) {
        super(context, behaviour, transaction.request().callId(), user);
        this.transaction = transaction;
        this.invite = transaction.request();
        this.flow = flow;
    }

    /** The INVITE has come: does what the callee does. */
    void arrive() {
        if (behaviour.ringing()) {
            respond(response(180, "Ringing"));
        }
        if (behaviour.status() != 0) {
            context.thread().schedule(this::decide, behaviour.afterMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void decide() {
        if (transaction.isAnswered()) {
            return;
        }
        if (behaviour.status() == 200) {
            answer();
        } else {
            refuse(behaviour.status(), "So Be It");
        }
    }

    /** Another phone that the call was forked to answers too (RFC 3261 section 13.2.2.4). */
    private void answerForked(SipMessage ok) {
        note("200 fork");
        flow.send(
                SipMessage.parse(new String(ok.bytes(), StandardCharsets.UTF_8)).set("To", ok.header("To") + FORK));
    }

    @Override
    public String requestUri() {
        return invite.requestUri();
    }

    boolean isFork(SipMessage request) {
        return request.toTag().endsWith(FORK);
    }

    private void answer() {
        boolean offered = !invite.body().isEmpty();
        Sdp offer = offered ? Sdp.parse(invite.body()) : null;
        List<Integer> codecs = behaviour.codecs().stream()
                .filter(codec -> offer == null || offer.codecs().contains(codec))
                .toList();
        if (codecs.isEmpty()) {
            refuse(488, "Not Acceptable Here");
            return;
        }
        try {
            openVoice();
        } catch (IOException e) {
            refuse(500, "No Port");
            throw new UncheckedIOException(e);
        }
        SipMessage ok = response(200, "OK");
        if (offer == null) {
            ok.sdp(description(codecs, behaviour.eventType(), "sendrecv"));
        } else {
            List<Integer> chosen = codecs.subList(0, 1);
            int eventType = offer.eventType() < 0 ? -1 : behaviour.eventType();
            connect(new Sdp(offer.address(), chosen, offer.eventType(), offer.direction()));
            ok.sdp(description(chosen, eventType, offer.answeringDirection()));
        }
        respond(ok);
        if (behaviour.forks()) {
            answerForked(ok);
        }
        up(Dialog.incoming(invite, ok, context.contact(user())), flow);
    }

    private SipMessage response(int status, String reason) {
        SipMessage response = SipMessage.response(status, reason, invite);
        invite.headers("Record-Route").forEach(route -> response.add("Record-Route", route));
        return response.set("To", invite.header("To") + ";tag=" + tag).add("Contact", context.contact(user()));
    }

    private void respond(SipMessage response) {
        note(Integer.toString(response.status()));
        transaction.respond(response, this::neverAcknowledged);
    }

    private void neverAcknowledged() {
        note("never acknowledged");
        sendBye();
        over();
    }

    private void refuse(int status, String reason) {
        respond(response(status, reason));
        over();
    }

    /** The caller has given up. */
    void canceled() {
        note("CANCEL");
        if (!transaction.isAnswered()) {
            refuse(487, "Request Terminated");
        }
    }

    /** Our 2xx has arrived. */
    void acknowledged(SipMessage ack) {
        if (isFork(ack)) {
            note("ACK fork");
            return;
        }
        transaction.acknowledged();
        note("ACK");
        if (invite.body().isEmpty() && !ack.body().isEmpty()) {
            connect(Sdp.parse(ack.body()));
        }
    }

    @Override
    void giveUp() {
        if (isUp()) {
            sendBye();
        } else if (!transaction.isAnswered()) {
            refuse(480, "Temporarily Unavailable");
        }
    }
}
