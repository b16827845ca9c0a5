package org.carillon.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.asterisk.AsteriskServer.VoiceAddress;
import org.carillon.telephony.media.MediaClock;
import org.carillon.telephony.pool.CallArrivals;
import org.carillon.telephony.pool.Channel;
import org.carillon.telephony.pool.ChannelRefusedException;
import org.carillon.telephony.pool.ServerDefinitions;
import org.carillon.telephony.pool.ServerDriver;
import org.carillon.telephony.pool.TelephonyServer;
import org.carillon.telephony.sip.FreePorts;

/** A real Asterisk and our gateway to it, for tests. */
final class AsteriskExchange implements AutoCloseable, CallArrivals {

    private static final String SECRET = "secret of the voice";

    final AsteriskServer asterisk;
    final TelephonyServer server;
    final BlockingQueue<IncomingCall> arrived = new LinkedBlockingQueue<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(8);
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final MediaClock clock = new MediaClock();
    private final AsteriskGateway gateway;
    private final ServerDriver driver;

    /**
     * @param trunkPort where the customers are
     * @param capacity of the server
     * @param options of the server: {@code ;media=...}
     * @param through what stands between us and the manager
     */
    AsteriskExchange(int trunkPort, int capacity, String options, ManagerDetour through) throws Exception {
        this(trunkPort, capacity, options, through, AsteriskServer.USUAL_RTP_PORTS);
    }

    /** @param rtpPorts that Asterisk has, two for each call */
    AsteriskExchange(int trunkPort, int capacity, String options, ManagerDetour through, int rtpPorts)
            throws Exception {
        int voicePort = FreePorts.next();
        asterisk = AsteriskServer.start(trunkPort, new VoiceAddress(voicePort, voicePort, SECRET), rtpPorts);
        through.leadTo(asterisk.managerPort());
        gateway = new AsteriskGateway(
                new AsteriskSettings(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), voicePort),
                        SECRET,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(2),
                        Duration.ofHours(2),
                        Duration.ofSeconds(30)),
                clock,
                pool,
                timer,
                this);
        var definition = ServerDefinitions.read("pbx=asterisk:127.0.0.1:" + through.port() + ";user="
                        + AsteriskServer.MANAGER_USER + ";password=" + asterisk.managerSecret() + ";capacity="
                        + capacity + options)
                .get(0);
        driver = gateway.driverFor(definition);
        server = new TelephonyServer(definition, driver, Clock.systemUTC());
        awaitManager();
    }

    /** Processor time that Asterisk has used. */
    long asteriskCpuMillis() {
        return asterisk.process().info().totalCpuDuration().orElseThrow().toMillis();
    }

    boolean isUp() {
        return ((AsteriskDriver) driver).isUp();
    }

    void awaitManager() throws Exception {
        await(this::isUp);
    }

    /** Asterisk has seen that somebody is there. */
    void awaitTrunk() throws Exception {
        asterisk.awaitTrunk();
    }

    static void await(BooleanSupplier condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    Call call(CallListener listener) throws Exception {
        return call(listener, "+15550100", Duration.ofSeconds(20));
    }

    Call call(CallListener listener, String callee, Duration ring) throws Exception {
        Channel channel = server.takeChannelForCaller();
        try {
            return channel.call(
                    new CallRequest(UUID.randomUUID().toString(), callee, "+15550199", ring, Duration.ofMinutes(5)),
                    listener);
        } finally {
            channel.closeAfterCall();
        }
    }

    /** Nothing is left, neither here nor there. */
    void assertAllFree() throws Exception {
        await(() -> server.status().inUse() == 0);
        for (int i = 0; i < 200 && asterisk.channels() > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(asterisk.channels()).as("channels left").isZero();
    }

    IncomingCall awaitArrival() throws InterruptedException {
        return arrived.poll(10, TimeUnit.SECONDS);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Channel channelOf(String serverName) throws ChannelRefusedException {
        return server.takeChannelForCaller();
    }

    @Override
    public void arrived(IncomingCall call) {
        arrived.add(call);
    }

    /** As when the adapter is stopped. */
    void stop() {
        gateway.close();
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        clock.close();
        timer.shutdownNow();
        pool.shutdown();
        asterisk.close();
    }
}
