package org.carillon.telephony.asterisk;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.RequestedDialog;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.pool.CallArrivals;
import org.carillon.telephony.pool.Channel;
import org.carillon.telephony.pool.ChannelRefusedException;

/** A call that has come in to Asterisk and rings there, until it is accepted, rejected, given up by the caller, or too old. */
final class ArrivedCall implements IncomingCall {

    private static final int TEMPORARILY_UNAVAILABLE = 480;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int MAX_NAME = 64;

    private final AsteriskDriver server;
    private final Channel channel;
    private final String channelId;
    private final UUID voiceId;
    private final String dialed;
    private final String caller;
    // guarded by this
    private boolean settled;

    private ArrivedCall(AsteriskDriver server, Channel channel, UUID voiceId, CarillonArrivalEvent arrival) {
        this.server = server;
        this.channel = channel;
        this.channelId = arrival.getUniqueId();
        this.voiceId = voiceId;
        this.dialed = clean(arrival.getDialed());
        this.caller = clean(arrival.getCaller());
    }

    /** Lets it ring, or refuses it at once. */
    static void receive(AsteriskDriver server, CallArrivals arrivals, CarillonArrivalEvent arrival) {
        ChannelOrders orders = server.ordersTo(arrival.getUniqueId());
        if (!arrivals.isOpen()) {
            orders.hangUp(HangupCause.ofStatus(TEMPORARILY_UNAVAILABLE));
            return;
        }
        try {
            UUID voiceId = UUID.fromString(arrival.getCall());
            Channel channel = arrivals.channelOf(server.name());
            ArrivedCall call = new ArrivedCall(server, channel, voiceId, arrival);
            server.rings(call);
            Duration longest = server.settings().incomingRing();
            server.after(longest, () -> call.reject(TEMPORARILY_UNAVAILABLE));
            arrivals.arrived(call);
        } catch (IllegalArgumentException | NullPointerException notACall) {
            orders.hangUp(HangupCause.ofStatus(SERVICE_UNAVAILABLE));
        } catch (ChannelRefusedException full) {
            orders.hangUp(HangupCause.ofStatus(SERVICE_UNAVAILABLE));
        }
    }

    @Override
    public Call accept(CallListener listener) throws TelephonyException {
        Objects.requireNonNull(listener);
        if (!trySettle()) {
            throw new TelephonyException("the call does not ring any more");
        }
        try {
            Call call = channel.carry(this::answer, listener);
            channel.closeAfterCall();
            return call;
        } catch (TelephonyException | RuntimeException cannotTalk) {
            refuse(SERVICE_UNAVAILABLE);
            throw cannotTalk;
        }
    }

    private Call answer(CallListener listener) throws TelephonyException {
        String host = server.options().host();
        AsteriskCall.Parties parties = new AsteriskCall.Parties(
                voiceId.toString(), channelId, voiceId, "sip:" + caller + '@' + host, "sip:" + dialed + '@' + host);
        AsteriskCall call = new AsteriskCall(
                server, parties, Stage.CONNECTING, server.settings().maxDuration(), listener);
        server.begin(call);
        call.execute(() -> call.accept(server.options().connection()));
        return call;
    }

    @Override
    public void reject(int status) {
        if (status < 400 || status > 699) {
            throw new IllegalArgumentException("a call is rejected with 400-699, not " + status);
        }
        if (trySettle()) {
            refuse(status);
        }
    }

    /** The caller has given up. */
    void gone() {
        if (trySettle()) {
            channel.close();
        }
    }

    private synchronized boolean trySettle() {
        boolean first = !settled;
        settled = true;
        server.settled(this);
        return first;
    }

    private void refuse(int status) {
        channel.close();
        server.ordersTo(channelId).hangUp(HangupCause.ofStatus(status));
    }

    String channelId() {
        return channelId;
    }

    @Override
    public String id() {
        return voiceId.toString();
    }

    @Override
    public String dialed() {
        return dialed;
    }

    @Override
    public String caller() {
        return caller;
    }

    /** Asterisk does not tell the parameters of a Request-URI. */
    @Override
    public Optional<RequestedDialog> requestedDialog() {
        return Optional.empty();
    }

    @Override
    public String serverName() {
        return server.name();
    }

    private static String clean(String text) {
        String known = text == null ? "" : text;
        return known.substring(0, Math.min(known.length(), MAX_NAME)).replaceAll("[^A-Za-z0-9_.+*#-]", "?");
    }
}
