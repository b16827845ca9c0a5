package org.carillon.telephony.sip;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.media.MediaClock;
import org.carillon.telephony.media.MediaSettings;
import org.carillon.telephony.media.PortRange;
import org.carillon.telephony.pool.CallArrivals;
import org.carillon.telephony.pool.Channel;
import org.carillon.telephony.pool.ServerDefinition;
import org.carillon.telephony.pool.ServerDefinitions;
import org.carillon.telephony.pool.TelephonyServer;
import org.carillon.telephony.sip.wire.Rate;

/**
 * Call set-ups a second of the embedded SIP user agent alone, without server and database: calls to sipp, each hung up when it is
 * answered, a fixed number of them at the same time. {@code benchmarks/sip.sh} runs it.
 */
final class SetupBenchmark implements CallArrivals {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int AT_ONCE = 50;

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final AtomicInteger answered = new AtomicInteger();
    private final TelephonyServer server;
    private int calls;

    private SetupBenchmark(int phonesPort, ExecutorService pool, ScheduledExecutorService timer) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        SipSettings settings = new SipSettings(
                loopback,
                FreePorts.next(),
                new WireSettings(List.of(), new Rate(20, 100), null),
                new MediaSettings(loopback, new PortRange(36_000, 36_399), LIMIT, false),
                Exchange.REACTION,
                Duration.ofMinutes(2),
                Duration.ofHours(2),
                Duration.ofSeconds(1_800),
                Exchange.INCOMING_RING);
        UserAgent agent = new UserAgent(settings, new MediaClock(), pool, timer, this);
        ServerDefinition definition = ServerDefinitions.read(
                        "phones=sip:127.0.0.1:" + phonesPort + ";capacity=" + AT_ONCE)
                .get(0);
        server = new TelephonyServer(definition, agent.driverFor(definition), Clock.systemUTC());
    }

    /** @param arguments the number of calls of each round */
    public static void main(String[] arguments) throws Exception {
        int port = FreePorts.next();
        Path folder = Files.createTempDirectory("carillon-sip-benchmark");
        Path scenario = folder.resolve("answer.xml");
        Files.copy(SetupBenchmark.class.getResourceAsStream("/sipp/answer.xml"), scenario);
        List<String> sipp = Arrays.asList(("sipp -sf " + scenario + " -i 127.0.0.1 -p " + port
                        + " -mi 127.0.0.1 -mp " + FreePorts.next()
                        + " -nostdin -nd -buff_size 4000000 -timeout 600s")
                .split(" "));
        try (PeerProgram phones = PeerProgram.start(folder, sipp)) {
            phones.awaitListening("udp", port);
            SetupBenchmark benchmark =
                    new SetupBenchmark(port, Executors.newFixedThreadPool(16), Executors.newScheduledThreadPool(1));
            for (String count : arguments) {
                benchmark.round(Integer.parseInt(count));
            }
        }
        System.exit(0);
    }

    private void round(int count) throws Exception {
        answered.set(0);
        long cpu = cpuNanos();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            place();
        }
        if (!free.tryAcquire(AT_ONCE, LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("calls are left over");
        }
        free.release(AT_ONCE);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%6d calls, %d answered: %5.0f/s, CPU a call %.2f ms%n",
                count,
                answered.get(),
                count / seconds,
                (cpuNanos() - cpu) / 1e6 / count);
    }

    private void place() throws Exception {
        if (!free.tryAcquire(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("no call has ended for " + LIMIT);
        }
        Channel channel = server.takeChannelForCaller();
        channel.call(new CallRequest("benchmark-" + calls++, "+15550100", null, LIMIT, LIMIT), new HangingUp(channel));
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private final class HangingUp implements CallListener {

        private final Channel channel;

        HangingUp(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void ringing(Call call) {
            // it will be answered
        }

        @Override
        public void answered(Call call) {
            answered.incrementAndGet();
            call.hangUp();
        }

        @Override
        public void keyPressed(Call call, char key) {
            // nobody presses any
        }

        @Override
        public void playbackEnded(Call call, long playback, long playedMillis) {
            // nothing is played
        }

        @Override
        public void ended(Call call, CallEnd end) {
            channel.closeAfterCall();
            free.release();
        }
    }

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public Channel channelOf(String serverName) {
        throw new UnsupportedOperationException("nobody calls");
    }

    @Override
    public void arrived(IncomingCall call) {
        throw new UnsupportedOperationException("nobody calls");
    }
}
