package org.carillon.telephony.media.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.media.MediaClock;
import org.carillon.telephony.media.MediaSettings;
import org.carillon.telephony.media.PortRange;
import org.carillon.telephony.pool.CallArrivals;
import org.carillon.telephony.pool.Channel;
import org.carillon.telephony.pool.ChannelRefusedException;
import org.carillon.telephony.pool.ServerDefinitions;
import org.carillon.telephony.pool.TelephonyServer;
import org.carillon.telephony.sip.SipSettings;
import org.carillon.telephony.sip.SipUnavailableException;
import org.carillon.telephony.sip.UserAgent;
import org.carillon.telephony.sip.WireSettings;
import org.carillon.telephony.sip.wire.Rate;

/**
 * Our SIP user agent, answering every call with a prompt that the first key silences and that begins again after the fourth. Runs until
 * its standard input ends, then tells how many keys it has heard. Arguments: its SIP port, and that of the callers.
 */
final class KeyCollectingServer implements CallArrivals {

    private static final int KEYS = 4;

    private final LongAdder keys = new LongAdder();
    private TelephonyServer trunk;

    private KeyCollectingServer() {}

    public static void main(String[] arguments) throws IOException, SipUnavailableException {
        KeyCollectingServer server = new KeyCollectingServer();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        SipSettings settings = new SipSettings(
                loopback,
                Integer.parseInt(arguments[0]),
                new WireSettings(List.of(), new Rate(20, 100), null),
                new MediaSettings(loopback, new PortRange(10_000, 19_999), Duration.ofSeconds(30), false),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Duration.ZERO,
                Duration.ofSeconds(30));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (MediaClock clock = new MediaClock();
                UserAgent agent = new UserAgent(settings, clock, pool, timer, server)) {
            var definition = ServerDefinitions.read("callers=sip:127.0.0.1:" + arguments[1] + ";capacity=5000")
                    .get(0);
            server.trunk = new TelephonyServer(definition, agent.driverFor(definition), Clock.systemUTC());
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // until the end
            }
            System.out.println(server.keys.sum());
        }
        pool.shutdownNow();
        timer.shutdownNow();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Channel channelOf(String serverName) throws ChannelRefusedException {
        return trunk.takeChannelForCaller();
    }

    @Override
    public void arrived(IncomingCall call) {
        try {
            call.accept(new Collecting());
        } catch (TelephonyException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private final class Collecting implements CallListener {
        private int collected;

        @Override
        public void ringing(Call call) {
            // it is the caller that hears it
        }

        @Override
        public void answered(Call call) {
            call.audio().play(Prompt.SAMPLES);
        }

        @Override
        public void keyPressed(Call call, char key) {
            keys.increment();
            if (collected == 0) {
                call.audio().flush();
            }
            if (++collected == KEYS) {
                collected = 0;
                call.audio().play(Prompt.SAMPLES);
            }
        }

        @Override
        public void playbackEnded(Call call, long playback, long playedMillis) {
            // then it is silent until the keys come
        }

        @Override
        public void ended(Call call, CallEnd end) {
            // the caller has measured enough
        }
    }
}
