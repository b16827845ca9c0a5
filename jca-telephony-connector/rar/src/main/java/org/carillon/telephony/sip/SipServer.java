package org.carillon.telephony.sip;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import javax.sip.address.SipURI;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.RequestedDialog;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.pool.Callee;
import org.carillon.telephony.pool.ServerDefinition;
import org.carillon.telephony.pool.ServerDriver;

/** A telephony server that is spoken to by SIP. */
final class SipServer implements ServerDriver {

    /** An OPTIONS unanswered for so long counts as failed. */
    static final Duration PROBE_PATIENCE = Duration.ofSeconds(4);

    private static final Set<String> OPTIONS = Set.of(
            "transport",
            "user",
            "password",
            "proxy",
            "register",
            "expires",
            "srtp",
            "srtp-over-plain",
            "identity",
            "phone");
    private static final Set<String> FLAGS = Set.of("true", "false");
    private static final String CALL_ID = "[A-Za-z0-9.!%*_+`'~-]{1,128}";

    private final UserAgent agent;
    private final ServerDefinition definition;
    private final Trunk trunk;
    private final Registration registration;

    /**
     * @param transports that we speak
     * @throws IllegalArgumentException when the definition makes no sense for a server of this kind
     */
    SipServer(UserAgent agent, ServerDefinition definition, Trunk trunk, Set<String> transports) {
        definition.requireOptionsOf(OPTIONS);
        String transport = definition.options().get("transport");
        if (transport != null && !transports.contains(transport)) {
            throw new IllegalArgumentException("the transport of server " + definition.name() + " is one of "
                    + new TreeSet<>(transports) + ", not " + transport + " (tls needs a key store)");
        }
        for (String flag : List.of("register", "phone")) {
            if (!FLAGS.contains(definition.option(flag, "false"))) {
                throw new IllegalArgumentException(flag + " is true or false");
            }
        }
        if (trunk.registers() && definition.user() == null) {
            throw new IllegalArgumentException("server " + definition.name() + " needs a user to register");
        }
        this.agent = agent;
        this.definition = definition;
        this.trunk = trunk;
        this.registration =
                trunk.registers() ? new Registration(agent, trunk, definition.user(), expires(definition)) : null;
    }

    private static Duration expires(ServerDefinition definition) {
        String seconds = definition.option("expires", "3600");
        if (!seconds.matches("\\d{2,5}") || Integer.parseInt(seconds) < 60) {
            throw new IllegalArgumentException("expires is 60-99999 seconds, not " + seconds);
        }
        return Duration.ofSeconds(Integer.parseInt(seconds));
    }

    /** Finds out where the server is, and registers there. */
    void begin() {
        trunk.locate();
        if (registration != null) {
            registration.begin();
        }
    }

    /** Unregisters; the future ends when it is done or has failed. */
    CompletableFuture<Void> end() {
        return registration == null ? CompletableFuture.completedFuture(null) : registration.end();
    }

    @Override
    public Call place(CallRequest request, CallListener listener) throws TelephonyException {
        if (!request.callId().matches(CALL_ID)) {
            throw new TelephonyException("not usable as a Call-ID");
        }
        SipURI callee = trunk.uri(Callee.user(request.callee()));
        SipURI called = called(callee, request.dialog());
        CallerIdentity caller = caller(request);
        CallParties parties = new CallParties(
                request.callId(), callee.toString(), caller.local().toString());
        SipCall call = SipCall.begin(agent, trunk, parties, listener);
        call.dial(
                new OutgoingInvite(agent, call, trunk, callee, called, caller),
                shorter(request.ringTimeout(), agent.settings().maxRing()),
                shorter(request.maxDuration(), agent.settings().maxDuration()));
        return call;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static SipURI called(SipURI callee, RequestedDialog dialog) throws TelephonyException {
        try {
            return dialog == null ? callee : DialogUri.write(callee, dialog);
        } catch (IllegalArgumentException notADialog) {
            throw new TelephonyException("this dialogue cannot be asked for: " + notADialog.getMessage());
        }
    }

    private CallerIdentity caller(CallRequest request) throws TelephonyException {
        SipURI own = trunk.ownUri(definition.user() == null ? "carillon" : definition.user());
        String wanted = request.callerId();
        if (wanted == null) {
            return new CallerIdentity(own, own, trunk.identity());
        }
        return new CallerIdentity(
                own,
                wanted.equals(CallRequest.ANONYMOUS) ? null : trunk.ownUri(Callee.callerUser(wanted)),
                trunk.identity());
    }

    @Override
    public void probe(ProbeListener listener) {
        if (registration != null && !registration.isValid()) {
            listener.failed("not registered: " + registration.reason());
            return;
        }
        new OptionsProbe(agent, trunk, listener).begin();
    }
}
