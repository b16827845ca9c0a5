package org.carillon.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.ServerStatus.Availability;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.inbound.StandaloneAdapter;
import org.carillon.telephony.sip.FreePorts;
import org.carillon.telephony.sip.PeerProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the application may rely on, whichever kind of server carries its calls. The customers are sipp and baresip, behind a trunk.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
abstract class TelephonyServerContract {

    static final int CAPACITY = 3;

    private static final Duration RING = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String ANSWERS = "+15552000";
    private static final String ANSWERS_AND_HANGS_UP = "+15552100";
    private static final String RINGS = "+15553000";
    private static final String IS_BUSY = "+15550486";

    @TempDir
    Path folder;

    private final int trunkPort = FreePorts.next();
    private final List<TelephonyConnection> connections = new ArrayList<>();
    private StandaloneAdapter adapter;
    private CallDiary diary;
    private PeerProgram sipp;
    private PeerProgram caller;

    /**
     * Starts what the adapter needs beside itself.
     *
     * @param trunk where the customers are, on loopback
     * @return the adapter's properties, with one server named {@code server} of {@link #CAPACITY} channels
     */
    abstract Map<String, String> startServer(int trunk) throws Exception;

    /** Who is behind the trunk has changed: returns when the server knows. */
    abstract void trunkHasChanged() throws Exception;

    /** Where the server takes calls from the trunk. */
    abstract int port();

    abstract void stopServer() throws Exception;

    @BeforeAll
    void start() throws Exception {
        PeerProgram.require("sipp");
        adapter = new StandaloneAdapter(startServer(trunkPort));
    }

    @AfterAll
    void stop() throws Exception {
        if (adapter != null) {
            adapter.close();
        }
        stopServer();
        stopSipp();
    }

    @BeforeEach
    void newDiary() {
        diary = new CallDiary();
    }

    @AfterEach
    void allChannelsAreFree() throws Exception {
        connections.forEach(TelephonyConnection::close);
        connections.clear();
        try {
            await(() -> status().inUse() == 0);
        } finally {
            if (caller != null) {
                caller.close();
            }
        }
    }

    private ServerStatus status() {
        return adapter.connections().servers().get(0);
    }

    private void await(BooleanSupplier condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(() -> "in time; " + status()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** sipp stays from test to test: a trunk that goes and comes back takes a while to be trusted. */
    private void sippIsCalled() throws Exception {
        if (sipp == null) {
            sipp = Sipp.callees(Files.createTempDirectory("callees"), trunkPort);
        }
        serverIsAvailable();
    }

    private BaresipPhone baresipIsCalled() throws Exception {
        stopSipp();
        BaresipPhone phone = BaresipPhone.start(folder, trunkPort, ANSWERS);
        serverIsAvailable();
        return phone;
    }

    private void stopSipp() {
        if (sipp != null) {
            sipp.close();
            sipp = null;
        }
    }

    private void serverIsAvailable() throws Exception {
        trunkHasChanged();
        await(() -> status().availability() != Availability.DOWN);
    }

    private Call call(String number) throws Exception {
        return call(number, RING, LONG, diary);
    }

    private Call call(String number, Duration ring, Duration longest, CallDiary told) throws Exception {
        TelephonyConnection connection = adapter.connections().getConnection("server");
        connections.add(connection);
        return connection.call(new CallRequest(UUID.randomUUID().toString(), number, null, ring, longest), told);
    }

    private Call answeredCall(CallDiary told) throws Exception {
        Call call = call(ANSWERS, RING, LONG, told);
        assertThat(told.afterRinging()).isEqualTo("answered");
        return call;
    }

    @Test
    void aCalleeRingsAnswersAndHangsUp() throws Exception {
        sippIsCalled();
        call(ANSWERS_AND_HANGS_UP);
        assertThat(diary.next()).isEqualTo("ringing");
        assertThat(diary.next()).isEqualTo("answered");
        assertThat(diary.next()).isEqualTo("ended REMOTE_HANGUP");
    }

    @Test
    void weHangUp() throws Exception {
        sippIsCalled();
        answeredCall(diary).hangUp();
        assertThat(diary.next()).isEqualTo("ended LOCAL_HANGUP");
    }

    @Test
    void aCallLastsNoLongerThanItMay() throws Exception {
        sippIsCalled();
        call(ANSWERS, RING, Duration.ofSeconds(1), diary);
        assertThat(diary.afterRinging()).isEqualTo("answered");
        assertThat(diary.next()).isEqualTo("ended LOCAL_HANGUP");
    }

    @ParameterizedTest
    @CsvSource({
        "+15550486, BUSY",
        "+15550600, BUSY",
        "+15550603, DECLINED",
        "+15550403, DECLINED",
        "+15550404, FAILED",
        "+15550484, FAILED",
        "+15550500, CONGESTION",
        "+15550503, CONGESTION",
    })
    void aRefusalAtOnceIsTakenForWhatItIs(String number, String disposition) throws Exception {
        sippIsCalled();
        call(number);
        assertThat(diary.next()).isEqualTo("ended " + disposition);
    }

    @ParameterizedTest
    @CsvSource({"+15551486, BUSY", "+15551603, DECLINED", "+15551480, NO_ANSWER", "+15551408, NO_ANSWER"})
    void aRefusalAfterRingingIsTakenForWhatItIs(String number, String disposition) throws Exception {
        sippIsCalled();
        call(number);
        assertThat(diary.next()).isEqualTo("ringing");
        assertThat(diary.next()).isEqualTo("ended " + disposition);
    }

    @Test
    void aCalleeWhoRingsInVainIsCanceledAsNoAnswer() throws Exception {
        sippIsCalled();
        call(RINGS, Duration.ofSeconds(1), LONG, diary);
        assertThat(diary.next()).isEqualTo("ringing");
        assertThat(diary.next()).isEqualTo("ended NO_ANSWER");
    }

    @Test
    void aCallThatWeGiveUpWhileItRingsIsCanceled() throws Exception {
        sippIsCalled();
        Call call = call(RINGS);
        assertThat(diary.next()).isEqualTo("ringing");
        call.hangUp();
        assertThat(diary.next()).isEqualTo("ended CANCELED");
    }

    @Test
    void aServerThatIsFullRefusesAtOnceUntilAChannelIsFree() throws Exception {
        sippIsCalled();
        Call first = answeredCall(diary);
        for (int i = 1; i < CAPACITY; i++) {
            answeredCall(new CallDiary());
        }
        assertThat(status().inUse()).isEqualTo(CAPACITY);
        assertThatThrownBy(() -> call(ANSWERS)).isInstanceOf(ResourceException.class);

        first.hangUp();
        assertThat(diary.next()).isEqualTo("ended LOCAL_HANGUP");
        connections.remove(0).close();
        answeredCall(new CallDiary());
    }

    @Test
    void keysGoBothWays() throws Exception {
        try (BaresipPhone phone = baresipIsCalled()) {
            Call call = answeredCall(diary);
            call.audio().sendKey('7');
            phone.awaitKey('7');
            phone.press('4');
            assertThat(diary.next()).isEqualTo("key 4");
            phone.press('#');
            assertThat(diary.next()).isEqualTo("key #");
            call.hangUp();
            assertThat(diary.next()).isEqualTo("ended LOCAL_HANGUP");
        }
    }

    @Test
    void whatIsPlayedIsHeardAndWhatIsSaidIsRecorded() throws Exception {
        sippIsCalled();
        Call call = answeredCall(diary);
        Tone.Ear ear = new Tone.Ear();
        call.audio().tap(ear);
        call.audio().play(Tone.ofMillis(1_000));
        assertThat(ear.hears(25)).as("half a second of the tone comes back").isTrue();
        assertThat(diary.next()).isEqualTo("played");
        assertThat(diary.playedMillis()).isEqualTo(1_000);
        call.hangUp();
        assertThat(diary.next()).isEqualTo("ended LOCAL_HANGUP");
    }

    @Test
    void aPromptThatIsFlushedIsSilentAtOnce() throws Exception {
        sippIsCalled();
        Call call = answeredCall(diary);
        Tone.Ear ear = new Tone.Ear();
        call.audio().tap(ear);
        call.audio().play(Tone.ofMillis(10_000));
        assertThat(ear.hears(25)).isTrue();
        call.audio().flush();
        assertThat(diary.next()).isEqualTo("played");
        assertThat(diary.playedMillis()).isBetween(400L, 5_000L);
        assertThat(ear.hearsSilence(10)).as("silence comes back").isTrue();
    }

    @Test
    void connectedCallsHearEachOtherUntilTheyAreDisconnected() throws Exception {
        sippIsCalled();
        CallDiary second = new CallDiary();
        Call one = answeredCall(diary);
        Call other = answeredCall(second);
        Tone.Ear ear = new Tone.Ear();
        other.audio().tap(ear);
        one.audio().play(Tone.ofMillis(500));
        assertThat(diary.next()).isEqualTo("played");
        assertThat(ear.heard()).as("before they are connected").isZero();

        one.audio().connect(other.audio());
        one.audio().play(Tone.ofMillis(500));
        // what the one sends back goes to the other, who sends it back too
        assertThat(ear.hears(10)).isTrue();

        one.audio().disconnect();
        assertThat(ear.hearsSilence(25)).isTrue();
        one.hangUp();
        other.hangUp();
        assertThat(diary.next()).isEqualTo("played");
        assertThat(diary.next()).isEqualTo("ended LOCAL_HANGUP");
        assertThat(second.next()).isEqualTo("ended LOCAL_HANGUP");
    }

    @Test
    void aCallIsHandedOverToSomebodyWhoAnswers() throws Exception {
        sippIsCalled();
        Call call = answeredCall(diary);
        call.transferTo(ANSWERS_AND_HANGS_UP, RING);
        assertThat(diary.next()).isEqualTo("ended TRANSFERRED");
    }

    @Test
    void aCallThatCannotBeHandedOverGoesOn() throws Exception {
        sippIsCalled();
        Call call = answeredCall(diary);
        call.transferTo(IS_BUSY, RING);
        assertThat(diary.next()).isEqualTo("transfer failed");
        Tone.Ear ear = new Tone.Ear();
        call.audio().tap(ear);
        call.audio().play(Tone.ofMillis(1_000));
        assertThat(ear.hears(10)).as("the voice path is back").isTrue();
        assertThat(diary.next()).isEqualTo("played");
        call.hangUp();
        assertThat(diary.next()).isEqualTo("ended LOCAL_HANGUP");
    }

    @Test
    void twoCallsAreConnectedAfterConsultation() throws Exception {
        sippIsCalled();
        CallDiary consultation = new CallDiary();
        Call call = answeredCall(diary);
        Call consulted = answeredCall(consultation);
        call.transferTo(consulted);
        assertThat(diary.next()).isEqualTo("ended TRANSFERRED");
        assertThat(consultation.next()).isEqualTo("ended TRANSFERRED");
    }

    private IncomingCall arrival() throws Exception {
        IncomingCall arrived = adapter.arrivals().poll(10, TimeUnit.SECONDS);
        assertThat(arrived).as("a call comes in").isNotNull();
        return arrived;
    }

    private PeerProgram caller(String scenario) throws Exception {
        caller = Sipp.caller(folder, scenario, "+15550100", port());
        return caller;
    }

    @Test
    void aCallerIsAnsweredAndHangsUp() throws Exception {
        caller("/sipp/caller.xml");
        IncomingCall arrived = arrival();
        assertThat(arrived.dialed()).isEqualTo("+15550100");
        assertThat(arrived.caller()).isEqualTo("sipp");
        assertThat(arrived.serverName()).isEqualTo("server");
        Call call = arrived.accept(diary);
        assertThat(call.serverName()).isEqualTo("server");
        assertThat(diary.next()).isEqualTo("answered");
        assertThat(diary.next()).isEqualTo("ended REMOTE_HANGUP");
        caller.assertContent();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 480, 486, 503})
    void aCallerIsRefusedWithTheStatusThatWeChoose(int status) throws Exception {
        caller("/contract/refused-" + status + ".xml");
        arrival().reject(status);
        caller.assertContent();
    }

    @Test
    void aCallerWhoHasGivenUpCannotBeAnswered() throws Exception {
        caller("/contract/gives-up.xml");
        IncomingCall arrived = arrival();
        caller.assertContent();
        await(() -> status().inUse() == 0);
        assertThatThrownBy(() -> arrived.accept(diary)).isInstanceOf(TelephonyException.class);
    }
}
