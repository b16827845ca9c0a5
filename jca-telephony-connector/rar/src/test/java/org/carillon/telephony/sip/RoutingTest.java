package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.Call;
import org.carillon.telephony.media.PortRange;
import org.carillon.telephony.pool.ServerDriver.ProbeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where an INVITE goes: over a proxy, to what the name system tells, and on to the next when one fails (RFC 3263). */
@Timeout(30)
class RoutingTest {

    private final HeardCall heard = new HeardCall();
    private NameServer names;
    private SipPeer first;
    private SipPeer second;
    private Exchange exchange;

    @BeforeEach
    void open() throws Exception {
        names = new NameServer();
        first = new SipPeer();
        second = new SipPeer("127.0.0.2");
        names.knows("one.example. 60 IN A 127.0.0.1").knows("two.example. 60 IN A 127.0.0.2");
        WireSettings wire = new WireSettings(List.of(names.address()), Exchange.STRANGERS, null);
        exchange = new Exchange(new PortRange(36_000, 36_399), wire);
    }

    @AfterEach
    void close() throws Exception {
        exchange.close();
        first.close();
        second.close();
        names.close();
    }

    private void serve(String server) {
        exchange.connectTo("north=sip:" + server + ";capacity=3");
    }

    private void serveByServices() throws Exception {
        names.knows("_sip._udp.trunk.example. 60 IN SRV 10 5 " + first.port() + " one.example.");
        names.knows("_sip._udp.trunk.example. 60 IN SRV 20 5 " + second.port() + " two.example.");
        serve("trunk.example;transport=udp");
    }

    private void refusedBusy(SipPeer by, SipText invite) throws Exception {
        by.answer(invite, "486 Busy Here");
        by.expect("ACK");
        assertEquals("ended BUSY 486", heard.next());
        assertEquals(0, exchange.inUse());
    }

    @Test
    void aProxyIsALooseRoute() throws Exception {
        serve("sip.example:5062;proxy=one.example:" + first.port());

        exchange.call(heard);

        SipText invite = first.expect("INVITE");
        assertEquals("INVITE sip:+15550100@sip.example:5062 SIP/2.0", invite.start());
        assertEquals("<sip:one.example:" + first.port() + ";lr>", invite.header("Route"));
        refusedBusy(first, invite);
    }

    @Test
    void theRouteStaysWhenAChallengeIsMet() throws Exception {
        serve("sip.example;user=a;password=b;proxy=127.0.0.1:" + first.port());
        exchange.call(heard);
        SipText invite = first.expect("INVITE");
        first.answer(invite, "407 Proxy", SipPeer.TAG, "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n\"\r\n", "");
        first.expect("ACK");

        SipText again = first.expect("INVITE");

        assertEquals(List.of("<sip:127.0.0.1:" + first.port() + ";lr>"), again.headers("Route"));
        assertEquals(1, again.headers("Via").size());
        refusedBusy(first, again);
    }

    @Test
    void aNameWithAPortIsLookedUpAsAddressOnly() throws Exception {
        serve("one.example:" + first.port());

        exchange.call(heard);

        refusedBusy(first, first.expect("INVITE"));
        assertTrue(names.asked.stream().noneMatch(question -> question.contains("_sip")), names.asked.toString());
    }

    @Test
    void aNameWithoutAPortIsLookedUpAsAService() throws Exception {
        serveByServices();

        exchange.call(heard);

        SipText invite = first.expect("INVITE");
        assertEquals("INVITE sip:+15550100@trunk.example SIP/2.0", invite.start());
        refusedBusy(first, invite);
        second.expectSilence(20);
    }

    @Test
    void theNameSystemMayTellTheTransportToo() throws Exception {
        names.knows("trunk.example. 60 IN NAPTR 10 10 \"s\" \"SIPS+D2T\" \"\" _sips._tcp.trunk.example.");
        names.knows("trunk.example. 60 IN NAPTR 20 10 \"s\" \"SIP+D2U\" \"\" _sip._udp.elsewhere.example.");
        names.knows("_sip._udp.elsewhere.example. 60 IN SRV 1 1 " + first.port() + " one.example.");
        serve("trunk.example");

        exchange.call(heard);

        refusedBusy(first, first.expect("INVITE"));
    }

    @Test
    void aServerThatIsUnavailableIsFollowedByTheNext() throws Exception {
        serveByServices();
        exchange.call(heard);
        SipText refused = first.expect("INVITE");
        first.answer(refused, "503 Service Unavailable");
        first.expect("ACK");

        SipText next = second.expect("INVITE");

        // the same request, so that one who gets both rings once
        for (String name : new String[] {"Call-ID", "CSeq", "From", "To"}) {
            assertEquals(refused.header(name), next.header(name));
        }
        assertNotEquals(refused.parameter("Via", "branch"), next.parameter("Via", "branch"));
        assertEquals(1, next.headers("Via").size());
        second.answerWithVoice(next, "200 OK", SipPeer.TAG);
        second.expect("ACK");
        assertEquals("answered", heard.next());
    }

    @Test
    void aServerThatIsSilentIsFollowedByTheNext() throws Exception {
        serveByServices();
        exchange.call(heard);
        first.expect("INVITE");

        exchange.timer.pass(Exchange.REACTION);

        refusedBusy(second, second.expect("INVITE"));
    }

    @Test
    void aServerThatAnswersAfterItWasGivenUpIsCanceled() throws Exception {
        serveByServices();
        exchange.call(heard);
        SipText late = first.expect("INVITE");
        exchange.timer.pass(Exchange.REACTION);
        SipText next = second.expect("INVITE");

        first.answer(late, "180 Ringing");

        SipText cancel = first.expect("CANCEL");
        assertEquals(late.parameter("Via", "branch"), cancel.parameter("Via", "branch"));
        first.answer(cancel, "200 OK");
        first.answer(late, "487 Request Terminated");
        first.expect("ACK");
        refusedBusy(second, next);
    }

    @Test
    void aCallThatIsTakenAfterItWasGivenUpIsEnded() throws Exception {
        serveByServices();
        exchange.call(heard);
        SipText late = first.expect("INVITE");
        exchange.timer.pass(Exchange.REACTION);
        SipText next = second.expect("INVITE");

        first.answerWithVoice(late, "200 OK", SipPeer.TAG);

        first.expect("ACK");
        first.answer(first.expect("BYE"), "200 OK");
        refusedBusy(second, next);
    }

    @Test
    void nobodyElseIsAskedOnceItRang() throws Exception {
        serveByServices();
        exchange.call(heard);
        SipText invite = first.expect("INVITE");
        first.answer(invite, "180 Ringing");
        assertEquals("ringing", heard.next());

        first.answer(invite, "503 Service Unavailable");

        assertEquals("ended CONGESTION 503", heard.next());
        second.expectSilence(50);
    }

    @Test
    void nobodyElseIsAskedWhileOneIsTrying() throws Exception {
        serveByServices();
        exchange.call(heard);
        SipText invite = first.expect("INVITE");
        first.answer(invite, "100 Trying");
        exchange.awaitAnswers();

        exchange.timer.pass(Exchange.REACTION);

        second.expectSilence(50);
        first.answer(invite, "486 Busy Here");
        assertEquals("ended BUSY 486", heard.next());
    }

    @Test
    void whoHasFailedIsTriedAfterTheOthers() throws Exception {
        serveByServices();
        exchange.call(heard);
        first.answer(first.expect("INVITE"), "503 Service Unavailable");
        first.expect("ACK");
        refusedBusy(second, second.expect("INVITE"));

        exchange.call(heard);

        refusedBusy(second, second.expect("INVITE"));
        first.expectSilence(20);
    }

    @Test
    void whenAllFailTheCallEndsWithTheLastAnswer() throws Exception {
        serveByServices();
        exchange.call(heard);
        first.answer(first.expect("INVITE"), "503 Service Unavailable");
        second.answer(second.expect("INVITE"), "503 Service Unavailable");

        assertEquals("ended CONGESTION 503", heard.next());
        assertEquals(0, exchange.inUse());
    }

    @Test
    void aPortThatNobodyListensAtIsFollowedByTheNext() throws Exception {
        names.knows("_sip._tcp.trunk.example. 60 IN SRV 10 5 " + FreePorts.next() + " one.example.");
        names.knows("_sip._tcp.trunk.example. 60 IN SRV 20 5 " + second.port() + " two.example.");
        serve("trunk.example;transport=tcp");
        exchange.call(heard);

        // the second listens by UDP only: that both refuse ends the call at once
        assertEquals("ended CONGESTION 503", heard.next());
        assertEquals(0, exchange.inUse());
    }

    @Test
    void aNameThatNobodyKnowsEndsTheCall() throws Exception {
        serve("nowhere.example");

        exchange.call(heard);

        assertEquals("ended CONGESTION 503", heard.next());
        assertTrue(heard.end.reason().contains("cannot be found"), heard.end.reason());
    }

    @Test
    void whatWasKnownLastIsUsedWhileTheNameSystemIsAway() throws Exception {
        names.knows("soon.example. 0 IN A 127.0.0.1");
        serve("soon.example:" + first.port());
        exchange.call(heard);
        refusedBusy(first, first.expect("INVITE"));
        names.leave();

        exchange.call(heard);

        refusedBusy(first, first.expect("INVITE"));
    }

    @Test
    void aCallThatIsGivenUpBeforeItsServerIsFoundEnds() throws Exception {
        names.leave();
        serve("slow.example:" + first.port());
        Call call = exchange.call(heard);

        call.hangUp();

        assertEquals("ended CANCELED 0", heard.next());
        first.expectSilence(20);
    }

    @Test
    void aProbeAsksTheNextAddressToo() throws Exception {
        serveByServices();
        CompletableFuture<String> found = new CompletableFuture<>();
        exchange.driver.probe(new ProbeListener() {
            @Override
            public void answered() {
                found.complete("answered");
            }

            @Override
            public void failed(String reason) {
                found.complete(reason);
            }
        });
        first.answer(first.expect("OPTIONS"), "503 Service Unavailable");

        second.answer(second.expect("OPTIONS"), "200 OK");

        assertEquals("answered", found.get(8, TimeUnit.SECONDS));
    }

    @Test
    void callsFromEveryAddressOfTheServerAreTaken() throws Exception {
        serveByServices();
        exchange.call(heard);
        refusedBusy(first, first.expect("INVITE"));

        second.request("INVITE", exchange.address, "from-second", null, 1, SipPeer.sdp(second.voicePort()));

        second.expect("180 INVITE");
        exchange.awaitArrival().reject(486);
        second.expect("486 INVITE");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        serveByServices();
        exchange.call(heard);
        SipText invite = first.expect("INVITE");

        first.answer(invite, "302 Moved", SipPeer.TAG, "Contact: <sip:x@127.0.0.2:" + second.port() + ">\r\n", "");

        assertEquals("ended FAILED 302", heard.next());
        assertTrue(heard.end.reason().contains("redirects are not followed"), heard.end.reason());
        second.expectSilence(50);
    }

    @Test
    void theLongestPatienceIsThatOfTheCaller() throws Exception {
        serveByServices();
        exchange.call(heard, Duration.ofSeconds(5), Duration.ofMinutes(1));
        first.expect("INVITE");

        exchange.timer.pass(Duration.ofSeconds(5));

        assertEquals("ended CONGESTION 0", heard.next());
        exchange.timer.pass(Exchange.REACTION);
        second.expectSilence(30);
    }
}
