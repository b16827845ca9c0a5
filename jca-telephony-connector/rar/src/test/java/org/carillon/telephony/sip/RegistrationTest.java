package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.pool.ServerDriver.ProbeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How we register, and what becomes of a server with which we are not registered (RFC 3261 section 10). */
@Timeout(30)
class RegistrationTest {

    private static final String OPTIONS = ";user=+15550111;password=s3cret;register=true";
    private static final String CHALLENGE =
            "WWW-Authenticate: Digest realm=\"north\", nonce=\"n1\", algorithm=SHA-256, qop=\"auth\"\r\n";

    private Exchange exchange;
    private SipPeer registrar;

    @BeforeEach
    void open() throws Exception {
        registrar = new SipPeer();
        exchange = new Exchange();
    }

    @AfterEach
    void close() throws Exception {
        exchange.close();
        registrar.close();
    }

    private SipText registers() throws Exception {
        exchange.connect(registrar, OPTIONS);
        SipText register = registrar.expect("REGISTER");
        exchange.awaitAnswers();
        return register;
    }

    private void accept(SipText register, String fields) throws Exception {
        registrar.answer(register, "200 OK", SipPeer.TAG, fields, "");
    }

    private SipText registered(int seconds) throws Exception {
        SipText register = registers();
        accept(register, "Expires: " + seconds + "\r\n");
        exchange.awaitAnswers();
        return register;
    }

    /** What a probe finds out. */
    private String probed() throws Exception {
        BlockingQueue<String> found = new LinkedBlockingQueue<>();
        exchange.driver.probe(new ProbeListener() {
            @Override
            public void answered() {
                found.add("answered");
            }

            @Override
            public void failed(String reason) {
                found.add(reason);
            }
        });
        String early = found.poll();
        if (early == null) {
            registrar.answer(registrar.expect("OPTIONS"), "200 OK");
        }
        return early == null ? found.poll(8, TimeUnit.SECONDS) : early;
    }

    @Test
    void itRegistersItsContactForItsUser() throws Exception {
        SipText register = registers();

        assertEquals("REGISTER sip:127.0.0.1 SIP/2.0", register.start());
        assertTrue(register.header("To").equals("<sip:+15550111@127.0.0.1>"), register.text());
        assertTrue(register.header("From").startsWith("<sip:+15550111@127.0.0.1>;tag="), register.text());
        assertTrue(
                register.header("Contact").matches("<sip:[0-9a-f]{24}@127.0.0.1:" + exchange.address.getPort() + ">"),
                register.text());
        assertEquals("3600", register.header("Expires"));
        assertEquals("not registered: not yet", probed());
        accept(register, "");
        exchange.awaitAnswers();
        assertEquals("answered", probed());
    }

    @Test
    void aChallengeIsMetAndAWrongPasswordIsNotTriedAgainAtOnce() throws Exception {
        SipText first = registers();
        registrar.answer(first, "401 Unauthorized", SipPeer.TAG, CHALLENGE, "");
        SipText second = registrar.expect("REGISTER");
        assertEquals(first.header("Call-ID"), second.header("Call-ID"));
        assertEquals("2 REGISTER", second.header("CSeq"));
        assertEquals("auth", second.parameter("Authorization", "qop"));
        assertTrue(!second.text().contains("s3cret"));

        registrar.answer(second, "401 Unauthorized", SipPeer.TAG, CHALLENGE.replace("n1", "n2"), "");
        exchange.awaitAnswers();

        assertEquals("not registered: 401 Unauthorized", probed());
        registrar.expectSilence(50);
        exchange.timer.pass(Duration.ofSeconds(15));
        registrar.expect("REGISTER");
    }

    @Test
    void itIsRenewedBeforeItsTimeIsOver() throws Exception {
        SipText first = registered(100);
        exchange.timer.pass(Duration.ofSeconds(79));
        registrar.expectSilence(30);

        exchange.timer.pass(Duration.ofSeconds(1));

        SipText again = registrar.expect("REGISTER");
        assertEquals(first.header("Contact"), again.header("Contact"));
        assertEquals("2 REGISTER", again.header("CSeq"));
        accept(again, "Expires: 100\r\n");
        exchange.awaitAnswers();
        exchange.timer.pass(Duration.ofSeconds(30));
        assertEquals("answered", probed());
    }

    @Test
    void theTimeOfOurContactCountsAmongOthers() throws Exception {
        SipText register = registers();
        String ours = register.header("Contact");
        accept(register, "Contact: <sip:other@192.0.2.1>;expires=9000, " + ours + ";expires=50\r\nExpires: 9000\r\n");
        exchange.awaitAnswers();

        exchange.timer.pass(Duration.ofSeconds(40));

        registrar.expect("REGISTER");
    }

    @Test
    void aRegistrarThatWantsALongerLifeGetsIt() throws Exception {
        registrar.answer(registers(), "423 Interval Too Brief", SipPeer.TAG, "Min-Expires: 7200\r\n", "");

        assertEquals("7200", registrar.expect("REGISTER").header("Expires"));
    }

    @Test
    void aRegistrarThatOnlySaysTooBriefIsNotAskedForEver() throws Exception {
        registrar.answer(registers(), "423 Interval Too Brief");

        exchange.awaitAnswers();
        assertEquals("not registered: 423 Interval Too Brief", probed());
        registrar.expectSilence(50);
    }

    @Test
    void itLivesOnWhenOneRenewalFailsAndIsLostWhenNoneSucceeds() throws Exception {
        registered(100);
        exchange.timer.pass(Duration.ofSeconds(80));
        registrar.answer(registrar.expect("REGISTER"), "500 Server Internal Error");
        exchange.awaitAnswers();
        assertEquals("answered", probed());

        exchange.timer.pass(Duration.ofSeconds(20));
        exchange.awaitAnswers();

        assertEquals("not registered: it was not renewed", probed());
    }

    @Test
    void theRegistrarTellsWhenToComeBack() throws Exception {
        registrar.answer(registers(), "503 Service Unavailable", SipPeer.TAG, "Retry-After: 600\r\n", "");
        exchange.awaitAnswers();
        exchange.timer.pass(Duration.ofSeconds(599));
        registrar.expectSilence(30);

        exchange.timer.pass(Duration.ofSeconds(1));

        registrar.expect("REGISTER");
    }

    @Test
    void thePausesGrowWhileItFails() throws Exception {
        SipText register = registers();
        for (int pause : new int[] {15, 30, 60, 120}) {
            registrar.answer(register, "403 Forbidden");
            exchange.awaitAnswers();
            exchange.timer.pass(Duration.ofMillis(pause * 500L - 1));
            registrar.expectSilence(20);
            exchange.timer.pass(Duration.ofMillis(pause * 500L + 1));
            register = registrar.expect("REGISTER");
        }
    }

    @Test
    void silenceIsAFailureToo() throws Exception {
        registers();

        exchange.timer.pass(Duration.ofSeconds(8));

        exchange.awaitAnswers();
        assertEquals("not registered: no answer to REGISTER", probed());
    }

    @Test
    void theContactIsTakenBackWhenTheAdapterStops() throws Exception {
        SipText first = registered(3600);

        Thread stopping = new Thread(exchange::stop);
        stopping.start();

        SipText last = registrar.expect("REGISTER");
        assertEquals("0", last.header("Expires"));
        assertEquals(first.header("Contact"), last.header("Contact"));
        accept(last, "");
        stopping.join(8_000);
        assertTrue(!stopping.isAlive());
    }

    @Test
    void aRegistrarThatIsGoneDoesNotHoldTheStopForLong() throws Exception {
        registered(3600);
        long begin = System.nanoTime();

        exchange.stop();

        assertTrue(System.nanoTime() - begin < 5_000_000_000L);
    }

    /** Who calls our contact means our trunk, whatever the address it comes from; what was dialed stands in To. */
    @Test
    void aCallToTheRegisteredContactIsTheTrunks() throws Exception {
        SipText register = registered(3600);
        String contact = register.header("Contact").replaceAll("[<>]", "");
        try (SipPeer elsewhere = new SipPeer("127.0.0.3")) {
            String invite = elsewhere.requestText(
                    "INVITE", exchange.address, "to-contact", null, 1, SipPeer.sdp(elsewhere.voicePort()));
            elsewhere.send(invite.replaceFirst("INVITE sip:[^ ]+", "INVITE " + contact), exchange.address);
            elsewhere.expect("180 INVITE");

            IncomingCall call = exchange.awaitArrival();

            assertEquals("+15550100", call.dialed());
            assertEquals("north", call.serverName());
            call.reject(486);
            elsewhere.expect("486 INVITE");
        }
    }

    @Test
    void aCallFromElsewhereToAnythingElseIsForbidden() throws Exception {
        registered(3600);
        try (SipPeer elsewhere = new SipPeer("127.0.0.3")) {
            elsewhere.request("INVITE", exchange.address, "stranger", null, 1, SipPeer.sdp(elsewhere.voicePort()));

            elsewhere.expect("403 INVITE");
        }
    }

    @Test
    void twoTrunksWithOneRegistrarAreToldApartByTheirContacts() throws Exception {
        String north = registered(3600).header("Contact");
        exchange.connectAlso("south=sip:127.0.0.1:" + registrar.port() + ";user=b;password=p;register=true");
        String south = registrar.expect("REGISTER").header("Contact");
        assertNotEquals(north, south);

        String invite =
                registrar.requestText("INVITE", exchange.address, "south", null, 1, SipPeer.sdp(registrar.voicePort()));
        registrar.send(
                invite.replaceFirst("INVITE sip:[^ ]+", "INVITE " + south.replaceAll("[<>]", "")), exchange.address);

        registrar.expect("180 INVITE");
        IncomingCall call = exchange.awaitArrival();
        assertEquals("south", call.serverName());
        call.reject(486);
        registrar.expect("486 INVITE");
    }
}
