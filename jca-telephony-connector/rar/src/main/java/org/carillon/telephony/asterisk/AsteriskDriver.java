package org.carillon.telephony.asterisk;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.DialStateEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewStateEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.pool.Callee;
import org.carillon.telephony.pool.SerialExecutor;
import org.carillon.telephony.pool.ServerDefinition;
import org.carillon.telephony.pool.ServerDriver;

/** One Asterisk: places calls by its manager, and brings each of the manager's events to whom it concerns. Thread-safe. */
final class AsteriskDriver implements ServerDriver, ManagerLink.Listener, AutoCloseable {

    static final String MEDIA_CONTEXT = "carillon-media";
    static final String TRANSFER_CONTEXT = "carillon-transfer";
    static final String START = "s";

    private static final Logger LOG = System.getLogger(AsteriskDriver.class.getName());
    private static final String CHANNEL_PREFIX = "vx-";
    private static final String CALL_ID = "[A-Za-z0-9.!%*_+`'~-]{1,120}";
    private static final int ANSWERED = 4;
    /** Should we die, Asterisk stops ringing by itself so much later. */
    private static final Duration RING_MARGIN = Duration.ofSeconds(5);

    private static final int REACH_MILLIS = 2_000;

    private final AsteriskGateway gateway;
    private final ServerDefinition definition;
    private final AsteriskOptions options;
    private final ManagerLink link;
    private final Map<String, AsteriskCall> calls = new ConcurrentHashMap<>();
    private final Map<String, ArrivedCall> arrivals = new ConcurrentHashMap<>();
    /** Channels whose calls have ended, but not yet at Asterisk's end, as far as we know. */
    private final Set<String> leavers = ConcurrentHashMap.newKeySet();

    private volatile Consumer<String> losses = reason -> {};

    /** @throws IllegalArgumentException when the definition makes no sense for a server of this kind */
    AsteriskDriver(AsteriskGateway gateway, ServerDefinition definition) {
        this.gateway = gateway;
        this.definition = definition;
        this.options = AsteriskOptions.of(definition);
        this.link = new ManagerLink(definition.name(), options, gateway.pool(), gateway.timer(), this);
    }

    void start() {
        link.start();
    }

    @Override
    public Call place(CallRequest request, CallListener listener) throws TelephonyException {
        if (!request.callId().matches(CALL_ID)) {
            throw new TelephonyException("not usable as an identity of a channel");
        }
        if (request.dialog() != null) {
            throw new TelephonyException("server " + name() + " can't ask for a VoiceXML dialogue");
        }
        String channel = options.channelTo(request.callee());
        String caller = request.callerId() == null ? null : Callee.callerUser(request.callerId());
        Duration ring = shorter(request.ringTimeout(), settings().maxRing());
        AsteriskCall.Parties parties = new AsteriskCall.Parties(
                request.callId(),
                CHANNEL_PREFIX + request.callId(),
                UUID.randomUUID(),
                uri(Callee.user(request.callee())),
                uri(caller == null ? "carillon" : caller));
        AsteriskCall call = new AsteriskCall(
                this,
                parties,
                Stage.DIALING,
                shorter(request.maxDuration(), settings().maxDuration()),
                listener);
        OriginateAction order = order(parties, channel, caller, ring);
        begin(call);
        try {
            call.dial(ring);
            link.send(order, response -> {
                if (response != null && !ManagerLink.isSuccess(response)) {
                    call.execute(() -> call.unplaced("the manager refuses: " + response.getMessage()));
                }
            });
        } catch (IOException notSent) {
            call.withdraw();
            throw new TelephonyException("server " + name() + ": " + notSent.getMessage(), notSent);
        }
        return call;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private String uri(String user) {
        return "sip:" + user + '@' + definition.host();
    }

    private OriginateAction order(AsteriskCall.Parties parties, String channel, String caller, Duration ring) {
        OriginateAction order = new OriginateAction();
        order.setActionId(parties.channelId());
        order.setChannelId(parties.channelId());
        order.setChannel(channel);
        order.setCallerId(caller);
        order.setContext(MEDIA_CONTEXT);
        order.setExten(START);
        order.setPriority(1);
        order.setAsync(true);
        order.setTimeout(ring.plus(RING_MARGIN).toMillis());
        order.setVariable("CARILLON_CALL", parties.voiceId().toString());
        order.setVariable("CARILLON_CONNECTION", options.connection());
        return order;
    }

    /** From now on its events find it. */
    void begin(AsteriskCall call) throws TelephonyException {
        if (!gateway.began(call)) {
            throw new TelephonyException("the telephony adapter is being stopped");
        }
        if (calls.putIfAbsent(call.channelId(), call) != null) {
            gateway.ended(call);
            throw new TelephonyException("there is a call of that identity");
        }
    }

    /** It is over; what Asterisk still does with its channel is watched. */
    void ended(AsteriskCall call) {
        calls.remove(call.channelId(), call);
        gateway.ended(call);
    }

    @Override
    public void probe(ProbeListener listener) {
        try {
            link.send(new PingAction(), response -> {
                if (ManagerLink.isSuccess(response)) {
                    listener.answered();
                } else {
                    listener.failed("no answer to a ping of the manager");
                }
            });
        } catch (IOException notSent) {
            listener.failed(notSent.getMessage());
        }
    }

    @Override
    public void onLoss(Consumer<String> told) {
        losses = told;
    }

    // what the manager tells

    @Override
    public void up() {
        LOG.log(Level.INFO, "logged in at the manager of server {0}", name());
        gateway.pool().execute(this::reconcile);
    }

    @Override
    public void down(String reason) {
        losses.accept(reason);
        gateway.pool().execute(this::lookWhetherItDied);
    }

    /** Where a process has died, the system refuses connections at once. */
    private void lookWhetherItDied() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(options.host(), options.port()), REACH_MILLIS);
        } catch (ConnectException refused) {
            calls.values().forEach(call -> call.execute(call::serverDied));
            arrivals.values().forEach(ArrivedCall::gone);
        } catch (IOException unclear) {
            LOG.log(Level.DEBUG, "cannot reach server {0}: {1}", name(), unclear.getMessage());
        }
    }

    /** Compares what we know with what there is, after we were deaf. */
    private void reconcile() {
        try {
            Set<AsteriskCall> known = Set.copyOf(calls.values());
            Set<ArrivedCall> ringing = Set.copyOf(arrivals.values());
            Set<String> gone = Set.copyOf(leavers);
            Set<String> living = link.channels();
            known.stream()
                    .filter(call -> !living.contains(call.channelId()))
                    .forEach(call -> call.execute(call::unknownToServer));
            ringing.stream().filter(call -> !living.contains(call.channelId())).forEach(ArrivedCall::gone);
            for (String channel : gone) {
                if (living.contains(channel)) {
                    ordersTo(channel).hangUp(HangupCause.NORMAL_CLEARING);
                } else {
                    leavers.remove(channel);
                }
            }
        } catch (IOException notTold) {
            LOG.log(Level.WARNING, "server {0}: {1}", name(), notTold.getMessage());
        }
    }

    @Override
    public void event(ManagerEvent event) {
        if (event instanceof HangupEvent hangup) {
            hungUp(hangup);
        } else if (event instanceof NewStateEvent state) {
            toCall(state.getUniqueId(), call -> changed(call, state.getChannelStateDesc()));
        } else if (event instanceof DialStateEvent dial) {
            toCall(dial.getDestUniqueId(), call -> dialed(call, dial.getDialStatus()));
        } else if (event instanceof OriginateResponseEvent response && response.getReason() != ANSWERED) {
            toCall(response.getActionId(), call -> call.unplaced("the server reaches nobody there"));
        } else if (event instanceof DialEndEvent dial && !isVoice(dial.getDestChannel())) {
            toCall(dial.getUniqueId(), call -> call.transfers().thirdParty(dial.getDialStatus()));
        } else if (event instanceof CarillonTransferFailedEvent failed) {
            toCall(failed.getUniqueId(), call -> call.transfers()
                    .failed(number(failed.getCause()), failed.getStatus()));
        } else if (event instanceof CarillonArrivalEvent arrival) {
            ArrivedCall.receive(this, gateway.arrivals(), arrival);
        }
    }

    private void hungUp(HangupEvent hangup) {
        String channel = hangup.getUniqueId();
        left(channel);
        toCall(channel, call -> call.hungUp(hangup.getCause(), hangup.getCauseTxt()));
        ArrivedCall ringing = arrivals.get(channel);
        if (ringing != null) {
            ringing.gone();
        }
    }

    private static void changed(AsteriskCall call, String state) {
        if ("Ringing".equals(state)) {
            call.ringing();
        } else if ("Up".equals(state)) {
            call.answeredInNetwork();
        }
    }

    private static void dialed(AsteriskCall call, String status) {
        if ("RINGING".equals(status) || "PROGRESS".equals(status)) {
            call.ringing();
        } else {
            call.progressed();
        }
    }

    /** The dialplan dials us for voice, and third parties for transfers. */
    private static boolean isVoice(String channel) {
        return channel != null && (channel.startsWith("WebSocket/") || channel.startsWith("AudioSocket/"));
    }

    private static Integer number(String digits) {
        return digits != null && digits.matches("\\d{1,3}") ? Integer.valueOf(digits) : null;
    }

    private void toCall(String channel, Consumer<AsteriskCall> news) {
        AsteriskCall call = channel == null ? null : calls.get(channel);
        if (call != null) {
            call.execute(() -> news.accept(call));
        }
    }

    // for its calls

    void rings(ArrivedCall arrived) {
        arrivals.put(arrived.channelId(), arrived);
    }

    void settled(ArrivedCall arrived) {
        arrivals.remove(arrived.channelId());
    }

    /** Its channel is to go, but Asterisk has not said so yet: should it be there after a loss of the manager, it is hung up again. */
    void leaves(String channel) {
        leavers.add(channel);
    }

    /** It is gone. */
    void left(String channel) {
        leavers.remove(channel);
    }

    String name() {
        return definition.name();
    }

    boolean isUp() {
        return link.isUp();
    }

    AsteriskOptions options() {
        return options;
    }

    AsteriskSettings settings() {
        return gateway.settings();
    }

    ChannelOrders ordersTo(String channel) {
        return new ChannelOrders(link, gateway.timer(), channel);
    }

    SerialExecutor newSerialExecutor() {
        return new SerialExecutor(gateway.pool());
    }

    AsteriskAudio newAudio(Executor callbacks, AsteriskAudio.Listener listener, IntConsumer keySender) {
        return new AsteriskAudio(
                gateway.mediaClock(), callbacks, listener, keySender, settings().voiceTimeout());
    }

    void expectVoice(UUID call, Consumer<VoiceLine> taker) {
        gateway.door().expect(call, taker);
    }

    void forgetVoice(UUID call) {
        gateway.door().forget(call);
    }

    Future<?> after(Duration delay, Runnable task) {
        return gateway.after(delay, task);
    }

    /** Refuses what rings; the calls are ended by the gateway. */
    void refuseArrivals(int status) {
        arrivals.values().forEach(call -> call.reject(status));
    }

    @Override
    public void close() {
        link.close();
    }
}
