package org.carillon.telephony.sip;

import java.time.Duration;
import java.util.Set;
import javax.sip.address.SipURI;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.pool.Callee;
import org.carillon.telephony.pool.ServerDefinition;
import org.carillon.telephony.pool.ServerDriver;

/** A telephony server that is spoken to by SIP. */
final class SipServer implements ServerDriver {

    /** An OPTIONS unanswered for so long counts as failed. */
    static final Duration PROBE_PATIENCE = Duration.ofSeconds(4);

    private static final Set<String> OPTIONS = Set.of("transport", "user", "password");
    private static final Set<String> TRANSPORTS = Set.of("udp", "tcp");
    private static final String CALL_ID = "[A-Za-z0-9.!%*_+`'~-]{1,128}";

    private final UserAgent agent;
    private final ServerDefinition definition;
    private final Credentials credentials;
    private final String transport;

    /** @throws IllegalArgumentException when the definition makes no sense for a server of this kind */
    SipServer(UserAgent agent, ServerDefinition definition) {
        definition.requireOptionsOf(OPTIONS);
        this.transport = definition.option("transport", "udp");
        if (!TRANSPORTS.contains(transport)) {
            throw new IllegalArgumentException("transport is udp or tcp, not " + transport);
        }
        if (definition.port() == ServerDefinition.NO_PORT) {
            throw new IllegalArgumentException("server " + definition.name() + " has no port");
        }
        this.agent = agent;
        this.definition = definition;
        this.credentials =
                definition.password() == null ? null : new Credentials(definition.user(), definition.password());
    }

    @Override
    public Call place(CallRequest request, CallListener listener) throws TelephonyException {
        if (!request.callId().matches(CALL_ID)) {
            throw new TelephonyException("not usable as a Call-ID");
        }
        SipURI target = uri(Callee.user(request.callee()));
        SipURI caller = agent.messages().ownUri(callerUser(request));
        SipCall call = SipCall.begin(
                agent,
                new SipCall.Parties(request.callId(), definition.name(), target.toString(), caller.toString()),
                credentials,
                listener);
        call.dial(
                new OutgoingInvite(agent, call, target, caller, transport, credentials),
                shorter(request.ringTimeout(), agent.settings().maxRing()),
                shorter(request.maxDuration(), agent.settings().maxDuration()));
        return call;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private String callerUser(CallRequest request) throws TelephonyException {
        if (request.callerId() != null) {
            return Callee.callerUser(request.callerId());
        }
        return definition.user() == null ? "carillon" : definition.user();
    }

    @Override
    public void probe(ProbeListener listener) {
        OptionsProbe probe = new OptionsProbe(agent, listener);
        agent.newSerialExecutor().execute(() -> probe.send(uri(null), transport));
    }

    private SipURI uri(String user) {
        return agent.messages().uri(user, definition.host(), definition.port(), transport);
    }
}
