package org.carillon.telephony.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallAudio;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.Disposition;
import org.carillon.telephony.ServerStatus.Availability;
import org.carillon.telephony.TelephonyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server's channels: never too many, and always given back. */
@Timeout(30)
class ChannelTest {

    private static final CallRequest REQUEST =
            new CallRequest("id", "+15550100", null, Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final Line line = new Line();
    private final Ends ends = new Ends();
    private final TelephonyServer server = new TelephonyServer(
            ServerDefinitions.read("north=sip:127.0.0.1:5070;capacity=2").get(0), line, new HandClock());

    ChannelTest() {
        server.probeAnswered(Duration.ofMillis(2));
    }

    private int inUse() {
        return server.status().inUse();
    }

    @Test
    void aServerThatIsDownGivesNoChannel() {
        server.probeFailed("silent");
        server.probeFailed("silent");

        ChannelRefusedException refused = assertThrows(ChannelRefusedException.class, server::takeChannel);

        assertTrue(refused.getMessage().contains("silent"));
        assertEquals(0, server.status().free());
    }

    @Test
    void aFullServerGivesNoChannel() throws Exception {
        Channel one = server.takeChannel();
        server.takeChannel();
        assertThrows(ChannelRefusedException.class, server::takeChannel);

        one.close();
        one.close();

        server.takeChannel();
        assertThrows(ChannelRefusedException.class, server::takeChannel);
    }

    @Test
    void theServerCountsWhatBecomesOfItsCalls() throws Exception {
        server.takeChannel().call(REQUEST, ends);
        line.end();
        server.takeChannel().call(REQUEST, ends);
        line.listener.ended(line, new CallEnd(Disposition.CONGESTION, false, 503, "congested"));

        assertEquals(2 / 60.0, server.status().statistics().setUpsPerSecond());
        assertEquals(1, server.status().statistics().failuresPerMinute());
        assertEquals(0.5, server.status().statistics().answerSeizureRatio());
        assertEquals(Duration.ofMillis(2), server.status().statistics().roundTrip());
    }

    @Test
    void aServerThatRefusesMostCallsIsDegradedAndStillGivesChannels() throws Exception {
        for (int i = 0; i < TelephonyServer.MANY_REFUSALS; i++) {
            try (Channel channel = server.takeChannel()) {
                channel.call(REQUEST, ends);
                line.listener.ended(line, new CallEnd(Disposition.CONGESTION, false, 503, "congested"));
            }
        }
        server.probeAnswered(Duration.ofMillis(2));
        server.probeAnswered(Duration.ofMillis(2));

        assertEquals(Availability.DEGRADED, server.status().availability());
        server.takeChannel();
    }

    @Test
    void aChannelStaysTakenUntilItsCallIsOver() throws Exception {
        Channel channel = server.takeChannel();
        Call call = channel.call(REQUEST, ends);
        assertSame(line.placed, call);

        channel.close();
        assertEquals(1, line.hungUp.get());
        assertEquals(1, inUse());

        line.end();
        assertEquals(0, inUse());
        assertEquals(1, ends.count.get());
    }

    @Test
    void aChannelIsFreeWhenTheListenerFails() throws Exception {
        Channel channel = server.takeChannel();
        channel.call(REQUEST, new Ends() {
            @Override
            public void ended(Call call, CallEnd end) {
                throw new IllegalStateException("on purpose");
            }
        });
        channel.close();

        assertThrows(IllegalStateException.class, line::end);

        assertEquals(0, inUse());
    }

    @Test
    void aChannelIsFreeWhateverFailsInPlacingTheCall() throws Exception {
        for (Throwable failure : List.of(
                new TelephonyException("no port"),
                new IllegalArgumentException("odd"),
                new NoClassDefFoundError("gone"))) {
            line.failure = failure;
            Channel channel = server.takeChannel();
            assertThrows(failure.getClass(), () -> channel.call(REQUEST, ends));
            channel.close();
            assertEquals(0, inUse());
        }
        assertEquals(0, ends.count.get());
    }

    @Test
    void aChannelCarriesOneCallAtATimeButOneAfterTheOther() throws Exception {
        Channel channel = server.takeChannel();
        channel.call(REQUEST, ends);
        assertThrows(TelephonyException.class, () -> channel.call(REQUEST, ends));

        line.end();
        channel.call(REQUEST, ends);
        line.end();
        channel.close();

        assertThrows(TelephonyException.class, () -> channel.call(REQUEST, ends));
        assertEquals(0, inUse());
        assertEquals(2, ends.count.get());
    }

    @Test
    void aHundredThreadsNeverGetMoreThanThereAre() throws Exception {
        AtomicInteger held = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(100);
        ExecutorService threads = Executors.newFixedThreadPool(100);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(threads.submit(() -> {
                start.await(10, TimeUnit.SECONDS);
                for (int round = 0; round < 200; round++) {
                    try (Channel channel = server.takeChannel()) {
                        assertEquals("north", channel.serverName());
                        most.accumulateAndGet(held.incrementAndGet(), Math::max);
                        taken.incrementAndGet();
                        Thread.yield();
                        held.decrementAndGet();
                    } catch (ChannelRefusedException full) {
                        Thread.yield();
                    }
                }
                return null;
            }));
        }
        for (Future<?> each : all) {
            each.get(20, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertTrue(most.get() <= 2, "held at once: " + most);
        assertTrue(taken.get() > 0);
        assertEquals(0, inUse());
    }

    @Test
    void definitionsDoNotTellPasswords() {
        ServerDefinition definition =
                ServerDefinitions.read("a=sip:h:5060;user=u;password=s3cret").get(0);
        assertFalse(definition.toString().contains("s3cret"));
        for (String text : List.of(
                "a=sip:h:5060;user=u;password=x,s3cret",
                "a=sip:h:5060;user=u;password=x;s3cret",
                "a=sip:h:5060;user=u;password=x%s3cret",
                "a=sip:u:s3cret@h:5060")) {
            Exception wrong = assertThrows(IllegalArgumentException.class, () -> ServerDefinitions.read(text));
            assertFalse(wrong.getMessage().contains("3cret"), wrong.getMessage());
        }
    }

    private static class Ends implements CallListener {

        final AtomicInteger count = new AtomicInteger();

        @Override
        public void ringing(Call call) {}

        @Override
        public void answered(Call call) {}

        @Override
        public void keyPressed(Call call, char key) {}

        @Override
        public void playbackEnded(Call call, long playback, long playedMillis) {}

        @Override
        public void ended(Call call, CallEnd end) {
            count.incrementAndGet();
        }
    }

    /** A driver whose one call is ended by the test. */
    private static final class Line implements ServerDriver, Call {

        final AtomicInteger hungUp = new AtomicInteger();
        Throwable failure;
        CallListener listener;
        Call placed;

        @Override
        public Call place(CallRequest request, CallListener told) throws TelephonyException {
            if (failure instanceof TelephonyException refused) {
                throw refused;
            }
            if (failure instanceof RuntimeException odd) {
                throw odd;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            listener = told;
            placed = this;
            return this;
        }

        void end() {
            listener.ended(this, new CallEnd(Disposition.LOCAL_HANGUP, true, 200, "over"));
        }

        @Override
        public void transferTo(String callee, Duration patience) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void transferTo(Call consulted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void hangUp() {
            hungUp.incrementAndGet();
        }

        @Override
        public void probe(ProbeListener told) {
            told.answered();
        }

        @Override
        public String id() {
            return "id";
        }

        @Override
        public String serverName() {
            return "north";
        }

        @Override
        public String remoteUri() {
            return "sip:peer";
        }

        @Override
        public String localUri() {
            return "sip:us";
        }

        @Override
        public CallAudio audio() {
            throw new UnsupportedOperationException();
        }
    }
}
