package org.carillon.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.telephony.Call;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.sip.FreePorts;
import org.carillon.telephony.sip.PeerProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls through a real Asterisk, with sipp behind its trunk. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(90)
class AsteriskDriverIT {

    private static final Duration RING = Duration.ofSeconds(20);
    /** That Asterisk has ports for. */
    private static final int MOST_CALLS = 6;

    @TempDir
    static Path folder;

    private int trunkPort;
    private ManagerDetour detour;
    private AsteriskExchange exchange;
    private PeerProgram peer;
    private final List<Call> calls = new ArrayList<>();

    @BeforeAll
    void open() throws Exception {
        trunkPort = FreePorts.next();
        detour = new ManagerDetour();
        exchange = new AsteriskExchange(trunkPort, MOST_CALLS + 1, "", detour, 2 * MOST_CALLS);
    }

    @AfterAll
    void close() throws Exception {
        exchange.close();
        detour.close();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        calls.forEach(Call::hangUp);
        calls.clear();
        if (peer != null) {
            peer.close();
        }
        exchange.assertAllFree();
    }

    private void behindTheTrunk(String scenario) throws Exception {
        peer = Peers.called(folder, scenario, trunkPort);
        peer.awaitListening("udp", trunkPort);
        exchange.awaitTrunk();
    }

    private Call answeredCall(Diary diary) throws Exception {
        Call call = exchange.call(diary);
        calls.add(call);
        assertThat(diary.afterRinging()).isEqualTo("answered");
        return call;
    }

    @Test
    void aCallIsAnsweredAndHungUpByUs() throws Exception {
        behindTheTrunk("answer");
        Diary diary = new Diary();
        Call call = answeredCall(diary);
        call.hangUp();
        assertThat(diary.next()).isEqualTo("ended LOCAL_HANGUP answered 200");
        assertThat(diary.isSilentFor(300)).isTrue();
    }

    @Test
    void theFarEndHangsUp() throws Exception {
        behindTheTrunk("hang-up");
        Diary diary = new Diary();
        answeredCall(diary);
        assertThat(diary.next()).isEqualTo("ended REMOTE_HANGUP answered 200");
    }

    @ParameterizedTest
    @CsvSource({"busy, BUSY 486", "decline, DECLINED 603", "congested, CONGESTION 503"})
    void aRefusalIsTakenForWhatItIs(String scenario, String end) throws Exception {
        behindTheTrunk(scenario);
        Diary diary = new Diary();
        exchange.call(diary);
        assertThat(diary.afterRinging()).isEqualTo("ended " + end);
    }

    @Test
    void aCalleeWhoRingsInVainIsGivenUp() throws Exception {
        behindTheTrunk("ring");
        Diary diary = new Diary();
        exchange.call(diary, "+15550100", Duration.ofSeconds(1));
        assertThat(diary.next()).isEqualTo("ringing");
        assertThat(diary.next()).isEqualTo("ended NO_ANSWER 487");
    }

    @Test
    void aTrunkThatIsGoneIsCongestion() throws Exception {
        behindTheTrunk("answer");
        peer.close();
        exchange.asterisk.command("pjsip qualify trunk");
        Diary diary = new Diary();
        exchange.call(diary, "+15550100", Duration.ofSeconds(5));
        assertThat(diary.next()).startsWith("ended CONGESTION");
    }

    /** So that it goes to another server: nobody was rung. */
    @Test
    void whatAsteriskCannotEvenTryIsCongestion() throws Exception {
        behindTheTrunk("answer");
        List<String> fates = new ArrayList<>();
        for (int i = 0; i <= MOST_CALLS; i++) {
            Diary diary = new Diary();
            calls.add(exchange.call(diary));
            fates.add(diary.afterRinging());
        }
        assertThat(fates).contains("answered");
        assertThat(fates)
                .filteredOn(fate -> !fate.equals("answered"))
                .isNotEmpty()
                .allMatch(fate -> fate.startsWith("ended CONGESTION"));
    }

    @Test
    void aPromptIsPlayedToItsEndAndHeard() throws Exception {
        behindTheTrunk("answer");
        Diary diary = new Diary();
        Call call = answeredCall(diary);
        AtomicInteger loud = new AtomicInteger();
        call.audio().tap(frame -> loud.addAndGet(isLoud(frame) ? 1 : 0));
        long before = System.nanoTime();
        call.audio().play(loud(1_000));
        assertThat(diary.next()).isEqualTo("played");
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
        assertThat(diary.playedMillis).isEqualTo(1_000);
        assertThat(took).isBetween(990L, 1_500L);
        AsteriskExchange.await(() -> loud.get() >= 48);
        assertThat(loud.get()).isBetween(48, 53);
        call.hangUp();
        assertThat(diary.next()).startsWith("ended LOCAL_HANGUP");
    }

    @Test
    void aFlushSilencesAtOnce() throws Exception {
        behindTheTrunk("answer");
        Diary diary = new Diary();
        Call call = answeredCall(diary);
        AtomicInteger loud = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(25);
        call.audio().tap(frame -> {
            if (isLoud(frame)) {
                loud.incrementAndGet();
                begun.countDown();
            }
        });
        call.audio().play(loud(10_000));
        assertThat(begun.await(8, TimeUnit.SECONDS)).isTrue();
        call.audio().flush();
        int atFlush = loud.get();
        assertThat(diary.next()).isEqualTo("played");
        assertThat(diary.playedMillis).isBetween(400L, 900L);
        assertThat(diary.isSilentFor(600)).isTrue();
        // what was on its way when it was flushed: to the far end, and back through our 40 ms
        assertThat(loud.get() - atFlush).isLessThanOrEqualTo(10);
        call.hangUp();
        assertThat(diary.next()).startsWith("ended LOCAL_HANGUP");
    }

    @Test
    void aCallComesInAndIsAccepted() throws Exception {
        try (PeerProgram caller =
                Peers.caller(folder, "caller", "+15550100", FreePorts.next(), exchange.asterisk.sipPort())) {
            IncomingCall arrived = exchange.awaitArrival();
            assertThat(arrived.dialed()).isEqualTo("+15550100");
            assertThat(arrived.caller()).isEqualTo("sipp");
            Diary diary = new Diary();
            arrived.accept(diary);
            assertThat(diary.next()).isEqualTo("answered");
            assertThat(diary.next()).isEqualTo("ended REMOTE_HANGUP answered 200");
            caller.assertContent();
            assertThatThrownBy(() -> arrived.accept(diary)).isInstanceOf(TelephonyException.class);
        }
    }

    @Test
    void aTransferThatFailsComesBackAndTalksOn() throws Exception {
        behindTheTrunk("answer-or-busy");
        Diary diary = new Diary();
        Call call = answeredCall(diary);
        call.transferTo("+15550486", Duration.ofSeconds(10));
        assertThat(diary.next()).isEqualTo("transfer failed 486");
        call.audio().play(loud(200));
        assertThat(diary.next()).isEqualTo("played");
        assertThat(diary.playedMillis).isEqualTo(200);
        call.hangUp();
        assertThat(diary.next()).isEqualTo("ended LOCAL_HANGUP answered 200");
    }

    @Test
    void aCallIsTransferredToWhoAnswers() throws Exception {
        behindTheTrunk("answer-or-busy");
        Diary diary = new Diary();
        Call call = answeredCall(diary);
        call.transferTo("+15550101", Duration.ofSeconds(10));
        assertThat(diary.next()).isEqualTo("ended TRANSFERRED answered 200");
        assertThat(exchange.asterisk.channels()).as("the two talk").isEqualTo(2);
        exchange.asterisk.command("channel request hangup all");
    }

    @Test
    void twoCallsAreConnectedWithEachOther() throws Exception {
        behindTheTrunk("answer");
        Diary one = new Diary();
        Diary other = new Diary();
        Call call = answeredCall(one);
        Call consulted = answeredCall(other);
        call.transferTo(consulted);
        assertThat(one.next()).isEqualTo("ended TRANSFERRED answered 200");
        assertThat(other.next()).isEqualTo("ended TRANSFERRED answered 200");
        assertThat(exchange.asterisk.channels()).as("the two talk").isEqualTo(2);
        exchange.asterisk.command("channel request hangup all");
    }

    @Test
    void callsGoOnWhileTheManagerIsAway() throws Exception {
        behindTheTrunk("answer");
        Diary diary = new Diary();
        Call call = answeredCall(diary);
        Diary hungUp = new Diary();
        Call leaving = answeredCall(hungUp);

        detour.interrupt();
        AsteriskExchange.await(() -> !exchange.isUp());
        call.audio().play(loud(200));
        assertThat(diary.next()).isEqualTo("played");
        leaving.hangUp();
        assertThat(hungUp.next()).isEqualTo("ended LOCAL_HANGUP answered 200");
        assertThatThrownBy(() -> exchange.call(new Diary())).isInstanceOf(TelephonyException.class);

        detour.restore();
        exchange.awaitManager();
        call.audio().play(loud(200));
        assertThat(diary.next()).isEqualTo("played");
        call.hangUp();
        assertThat(diary.next()).isEqualTo("ended LOCAL_HANGUP answered 200");
    }

    @Test
    void aCallThatEndedUnheardIsMissedAfterwards() throws Exception {
        behindTheTrunk("ring");
        Diary diary = new Diary();
        exchange.call(diary, "+15550100", RING);
        assertThat(diary.next()).isEqualTo("ringing");
        detour.interrupt();
        AsteriskExchange.await(() -> !exchange.isUp());
        exchange.asterisk.command("channel request hangup all");
        detour.restore();
        assertThat(diary.next()).isEqualTo("ended LOST 0");
        exchange.awaitManager();
    }

    @Test
    void aKilledAsteriskLosesItsCallsAtOnceAndIsUsedAgainWhenItIsBack() throws Exception {
        behindTheTrunk("answer");
        Diary diary = new Diary();
        answeredCall(diary);
        long before = System.nanoTime();
        exchange.asterisk.kill();
        assertThat(diary.next()).isEqualTo("ended LOST answered 200");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isLessThan(2_000);
        peer.close();

        exchange.asterisk.start();
        exchange.awaitManager();
        behindTheTrunk("answer");
        Diary next = new Diary();
        Call call = answeredCall(next);
        call.hangUp();
        assertThat(next.next()).isEqualTo("ended LOCAL_HANGUP answered 200");
    }

    private static short[] loud(int millis) {
        short[] samples = new short[millis * 8];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i / 10 % 2 == 0 ? 8_000 : -8_000);
        }
        return samples;
    }

    private static boolean isLoud(short[] frame) {
        for (short sample : frame) {
            if (Math.abs(sample) > 4_000) {
                return true;
            }
        }
        return false;
    }
}
