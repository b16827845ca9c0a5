package org.carillon.telephony.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.media.MediaClock;
import org.carillon.telephony.media.MediaSettings;
import org.carillon.telephony.media.PortRange;
import org.carillon.telephony.pool.CallArrivals;
import org.carillon.telephony.pool.Channel;
import org.carillon.telephony.pool.ChannelRefusedException;
import org.carillon.telephony.pool.ServerDefinition;
import org.carillon.telephony.pool.ServerDefinitions;
import org.carillon.telephony.pool.ServerDriver;
import org.carillon.telephony.pool.TelephonyServer;
import org.carillon.telephony.sip.wire.Rate;

/** Our user agent at loopback with one server, for tests; its timer goes by hand. */
final class Exchange implements AutoCloseable, CallArrivals {

    static final Duration REACTION = Duration.ofSeconds(10);
    static final Duration INCOMING_RING = Duration.ofSeconds(30);
    private static final int THREADS = 8;
    static final Rate STRANGERS = new Rate(20, 100);

    final HandTimer timer = new HandTimer();
    TelephonyServer server;
    ServerDriver driver;
    final InetSocketAddress address;
    final BlockingQueue<IncomingCall> arrived = new LinkedBlockingQueue<>();
    volatile boolean open = true;
    private final Map<String, TelephonyServer> others = new ConcurrentHashMap<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    private final MediaClock clock = new MediaClock();
    private final SipSettings settings;
    private final UserAgent agent;
    private int calls;

    Exchange() throws Exception {
        this(new PortRange(36_000, 36_399));
    }

    Exchange(PortRange mediaPorts) throws Exception {
        this(mediaPorts, Duration.ofMinutes(10));
    }

    /** @param silence after so long without voice a call is lost */
    Exchange(PortRange mediaPorts, Duration silence) throws Exception {
        this(mediaPorts, new WireSettings(List.of(), STRANGERS, null), silence);
    }

    Exchange(PortRange mediaPorts, WireSettings wire) throws Exception {
        this(mediaPorts, wire, Duration.ofMinutes(10));
    }

    private Exchange(PortRange mediaPorts, WireSettings wire, Duration silence) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        address = new InetSocketAddress(loopback, FreePorts.next());
        settings = new SipSettings(
                loopback,
                address.getPort(),
                wire,
                new MediaSettings(loopback, mediaPorts, silence, false),
                REACTION,
                Duration.ofMinutes(2),
                Duration.ofHours(2),
                Duration.ofSeconds(1_800),
                INCOMING_RING);
        agent = new UserAgent(settings, clock, pool, timer, this);
    }

    /**
     * From now on the peer is our only server.
     *
     * @param options of the server: {@code ;user=...}
     */
    Exchange connect(SipPeer peer, String options) {
        return connect(peer.port(), options);
    }

    Exchange connect(int peerPort, String options) {
        return connectTo("north=sip:127.0.0.1:" + peerPort + ";capacity=3" + options);
    }

    /** The only server, written as in the configuration. */
    Exchange connectTo(String definedAs) {
        timer.forget();
        arrived.clear();
        open = true;
        ServerDefinition definition = ServerDefinitions.read(definedAs).get(0);
        driver = agent.driverFor(definition);
        server = new TelephonyServer(definition, driver, Clock.systemUTC());
        others.clear();
        return this;
    }

    /** One more server, written as in the configuration. */
    TelephonyServer connectAlso(String definition) {
        ServerDefinition read = ServerDefinitions.read(definition).get(0);
        TelephonyServer other = new TelephonyServer(read, agent.driverFor(read), Clock.systemUTC());
        others.put(other.name(), other);
        return other;
    }

    /** Until what came in by now has been dealt with: an OPTIONS that is sent after it is answered. */
    void awaitAnswers() throws Exception {
        try (SipPeer last = new SipPeer()) {
            last.request("OPTIONS", address, "await-" + last.port(), null, 1, "");
            last.expect("200 OPTIONS");
        }
        // when every thread has come to the barrier, all tasks before it are done; again for those that they caused
        for (int i = 0; i < 3; i++) {
            CyclicBarrier barrier = new CyclicBarrier(THREADS + 1);
            for (int thread = 0; thread < THREADS; thread++) {
                pool.execute(() -> meet(barrier));
            }
            barrier.await(8, TimeUnit.SECONDS);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(8, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    int tlsPort() {
        return settings.tlsPort();
    }

    /** Places a call over a channel of its own. */
    Call call(CallListener listener) throws Exception {
        return call(listener, Duration.ofSeconds(60), Duration.ofMinutes(10));
    }

    Call call(CallListener listener, Duration ring, Duration longest) throws Exception {
        return call(listener, request(newCallId(), ring, longest));
    }

    Call call(CallListener listener, CallRequest request) throws Exception {
        Channel channel = server.takeChannelForCaller();
        try {
            return channel.call(request, listener);
        } finally {
            channel.closeAfterCall();
        }
    }

    String newCallId() {
        return server.hashCode() + "-call-" + calls++;
    }

    static CallRequest request(String callId, Duration ring, Duration longest) {
        return new CallRequest(callId, "+15550100", null, ring, longest);
    }

    int inUse() {
        return server.status().inUse();
    }

    /** How many transactions the stack keeps. */
    int transactions() {
        return agent.transport().transactions();
    }

    IncomingCall awaitArrival() throws InterruptedException {
        return arrived.poll(8, TimeUnit.SECONDS);
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public Channel channelOf(String serverName) throws ChannelRefusedException {
        return others.getOrDefault(serverName, server).takeChannelForCaller();
    }

    @Override
    public void arrived(IncomingCall call) {
        arrived.add(call);
    }

    /** As when the adapter is stopped. */
    void stop() {
        agent.close();
    }

    /** The peers of most tests answer no BYE at the end: nobody waits for them. */
    @Override
    public void close() throws TelephonyException {
        agent.close(Duration.ZERO);
        clock.close();
        timer.shutdownNow();
        pool.shutdown();
    }
}
