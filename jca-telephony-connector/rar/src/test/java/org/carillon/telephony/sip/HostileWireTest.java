package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes over the wire: a call that talks goes on, and the next can be placed. */
@Timeout(60)
class HostileWireTest {

    private final HeardCall heard = new HeardCall();
    private Exchange exchange;
    private SipPeer peer;
    private SipText invite;

    @BeforeEach
    void talk() throws Exception {
        peer = new SipPeer();
        exchange = new Exchange().connect(peer, "");
        exchange.call(heard);
        invite = peer.expect("INVITE");
        peer.answerWithVoice(invite, "200 OK", SipPeer.TAG);
        peer.expect("ACK");
        assertEquals("answered", heard.next());
    }

    @AfterEach
    void close() throws Exception {
        exchange.close();
        peer.close();
    }

    /** The call is unharmed, and so is the way for others. */
    private void assertAlive(SipPeer clean) throws Exception {
        assertTrue(heard.isSilentFor(20));
        clean.request("OPTIONS", exchange.address, "alive-" + clean.port(), null, 1, "");
        clean.expect("200 OPTIONS");
        peer.ask(invite, "BYE", 7, "");
        while (!peer.receive().kind().equals("200 BYE")) {
            // answers to the rubbish come before it
        }
        assertEquals("ended REMOTE_HANGUP answered 200", heard.next());
    }

    private static Set<String> stackThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("UDPMessage") || name.contains("MessageProcessor"))
                .collect(Collectors.toSet());
    }

    @Test
    void malformedDatagramsDisturbNobody() throws Exception {
        Set<String> threads = stackThreads();
        Random random = new Random(42);
        String bye = invite.text().replace("INVITE", "BYE");
        try (SipPeer hostile = new SipPeer();
                SipPeer clean = new SipPeer()) {
            for (int round = 0; round < 2_000; round++) {
                byte[] bytes = (round % 2 == 0 ? invite.text() : bye).getBytes(StandardCharsets.UTF_8);
                for (int change = random.nextInt(1, 20); change > 0; change--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                hostile.send(bytes, exchange.address);
            }
            for (int size : new int[] {0, 1, 2, 4, 100, 16_000, 60_000}) {
                byte[] noise = new byte[size];
                random.nextBytes(noise);
                hostile.send(noise, exchange.address);
                hostile.send("\r\n".repeat(size / 2), exchange.address);
                hostile.send("INVITE sip:x SIP/2.0\r\nVia: " + "(".repeat(size) + "\r\n\r\n", exchange.address);
            }
            assertAlive(clean);
        }
        assertEquals(threads, stackThreads());
    }

    /** RFC 3261 section 18.2.1: the answer goes back the way the request came. */
    @ParameterizedTest
    @ValueSource(strings = {"TCP", "TLS", "SCTP", "WS", "WSS", "carrier-pigeon"})
    void aRequestByAnotherTransportThanItsViaSaysIsDropped(String transport) throws Exception {
        String claimed = "SIP/2.0/" + transport;
        String body = SipPeer.sdp(peer.voicePort());
        try (SipPeer hostile = new SipPeer();
                SipPeer clean = new SipPeer()) {
            for (String method : new String[] {"INVITE", "OPTIONS", "BYE", "CANCEL", "REGISTER"}) {
                String request = hostile.requestText(method, exchange.address, "via-" + method, null, 1, body);
                hostile.send(request.replace("SIP/2.0/UDP", claimed), exchange.address);
            }

            assertAlive(clean);
            hostile.expectSilence(50);
            assertEquals(0, exchange.inUse());
        }
    }

    /** Its answer would come to us, and could be taken for another's. */
    @Test
    void aRequestThatSaysThatItIsOursIsDropped() throws Exception {
        try (SipPeer hostile = new SipPeer();
                SipPeer clean = new SipPeer()) {
            String via = invite.headers("Via").get(0);
            String forged = hostile.requestText("JUGGLE", exchange.address, invite.header("Call-ID"), null, 1, "")
                    .replaceFirst("(?m)^Via: .*$", "Via: " + via.replace(";rport", ""))
                    .replaceFirst("(?m)^From: .*$", "From: " + invite.header("From"));
            hostile.send(forged.replaceAll("(?<!\r)\n", "\r\n"), exchange.address);

            assertAlive(clean);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"maddr=127.0.0.2", "received=127.0.0.2", "ttl=1;maddr=224.0.0.1"})
    void anAnswerGoesWhereTheRequestCameFrom(String made) throws Exception {
        try (SipPeer hostile = new SipPeer()) {
            String request = hostile.requestText("OPTIONS", exchange.address, "made-up", null, 1, "");
            hostile.send(request.replace(";rport;", ";" + made + ";"), exchange.address);

            hostile.expect("200 OPTIONS");
        }
    }

    @Test
    void messagesWithoutWhatTheyNeedDisturbNobody() throws Exception {
        try (SipPeer hostile = new SipPeer();
                SipPeer clean = new SipPeer()) {
            for (String name : new String[] {"Via", "From", "To", "Call-ID", "CSeq", "Contact", "Max-Forwards"}) {
                String without = invite.text().replaceAll("(?m)^" + name + ":.*\r\n", "");
                hostile.send(without, exchange.address);
                hostile.send(invite.text().replaceAll("(?m)^" + name + ":.*\r\n", name + ": \r\n"), exchange.address);
                hostile.send("SIP/2.0 200 OK\r\n" + without.substring(without.indexOf('\n') + 1), exchange.address);
            }
            assertAlive(clean);
        }
    }

    @Test
    void rubbishByTcpEndsItsOwnConnectionOnly() throws Exception {
        try (SipPeer clean = new SipPeer()) {
            assertClosedAfter("x".repeat(100_000));
            assertClosedAfter("INVITE sip:a@b SIP/2.0\r\n" + "X: y\r\n".repeat(50_000));
            assertClosedAfter(optionsByTcp("Content-Length: 2000000000"));
            assertClosedAfter(optionsByTcp("Content-Length: 20000"));
            assertAlive(clean);
        }
    }

    @Test
    void aRequestByTcpIsAnswered() throws Exception {
        try (Socket socket = new Socket(exchange.address.getAddress(), exchange.address.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(bytes(optionsByTcp("Content-Length: 0")));
            byte[] start = socket.getInputStream().readNBytes(11);
            assertEquals("SIP/2.0 200", new String(start, StandardCharsets.US_ASCII));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String optionsByTcp(String length) {
        return "OPTIONS sip:a@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:9;branch=z9hG4bKtcp1;rport\r\n"
                + "Max-Forwards: 70\r\nFrom: <sip:a@127.0.0.1>;tag=1\r\nTo: <sip:b@127.0.0.1>\r\nCall-ID: tcp\r\n"
                + "CSeq: 1 OPTIONS\r\n" + length + "\r\n\r\n";
    }

    /** Writes the text, then on and on until the far end has had enough. */
    private void assertClosedAfter(String text) throws IOException {
        try (Socket socket = new Socket(exchange.address.getAddress(), exchange.address.getPort())) {
            socket.setSoTimeout(20);
            OutputStream out = socket.getOutputStream();
            out.write(bytes(text));
            for (int i = 0; i < 500; i++) {
                out.write(bytes("more\r\n"));
                if (hasEnded(socket)) {
                    return;
                }
            }
        } catch (SocketException closed) {
            return;
        }
        throw new AssertionError("still open after " + text.substring(0, Math.min(60, text.length())));
    }

    private static boolean hasEnded(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        }
    }
}
