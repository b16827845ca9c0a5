package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.telephony.IncomingCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The messages of RFC 4475 and a hundred thousand that chance makes of them, by UDP and TCP, from one of our own servers, whom no
 * throttle holds back: a call that talks goes on, and nothing is left behind.
 */
@Timeout(120)
class TortureTest {

    private static final int BY_UDP = 80_000;
    private static final int BY_TCP = 20_000;
    private static final int PER_CONNECTION = 10;
    private static final int AT_ONCE = 50;

    private final HeardCall heard = new HeardCall();
    private Map<String, byte[]> messages;
    private Exchange exchange;
    private SipPeer peer;
    private SipPeer hostile;
    private SipText invite;
    private int pings;

    @BeforeEach
    void talk() throws Exception {
        messages = TortureMessages.all();
        peer = new SipPeer();
        hostile = new SipPeer();
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
        hostile.close();
    }

    @Test
    void neitherTheFortyNineMessagesNorAHundredThousandMutatedOnesDisturbAnybody() throws Exception {
        assertEquals(49, messages.size());
        Set<String> threads = threads();
        for (byte[] message : messages.values()) {
            hostile.send(message, exchange.address);
            overOneConnection(List.of(message));
        }
        awaitAnswer();
        assertNull(heard.end, () -> heard.end.toString());
        sendMutated(new Random(4475));
        assertNothingIsLeft(threads);
    }

    private void sendMutated(Random random) throws IOException {
        List<byte[]> seeds = new ArrayList<>(messages.values());
        for (String method : new String[] {"INVITE", "BYE", "ACK", "CANCEL", "OPTIONS", "UPDATE", "REFER", "PRACK"}) {
            seeds.add(invite.text().replace("INVITE", method).getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < BY_UDP; i++) {
            hostile.send(TortureMessages.mutated(seeds.get(random.nextInt(seeds.size())), random), exchange.address);
            if (i % AT_ONCE == 0) {
                awaitAnswer();
            }
        }
        for (int i = 0; i < BY_TCP / PER_CONNECTION; i++) {
            List<byte[]> some = new ArrayList<>();
            for (int j = 0; j < PER_CONNECTION; j++) {
                some.add(TortureMessages.mutated(seeds.get(random.nextInt(seeds.size())), random));
            }
            overOneConnection(some);
        }
    }

    /** What was sent before has been taken. */
    private void awaitAnswer() throws IOException {
        String callId = "ping-" + pings++;
        hostile.request("OPTIONS", exchange.address, callId, null, 1, "");
        while (!hostile.receiveAnything().text().contains(callId)) {
            // answers to the rubbish come before it
        }
    }

    private void overOneConnection(List<byte[]> some) throws IOException {
        try (Socket socket = new Socket(exchange.address.getAddress(), exchange.address.getPort())) {
            for (byte[] message : some) {
                socket.getOutputStream().write(message);
            }
        } catch (SocketException closed) {
            // who sends rubbish is cut off
        }
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            String name = thread.getName();
            if (name.contains("MessageChannelThread")
                    || name.contains("MessageProcessor")
                    || name.contains("Pipeline")) {
                names.add(name);
            }
        }
        return names;
    }

    private void assertNothingIsLeft(Set<String> threads) throws Exception {
        awaitAnswer();
        rejectAll();
        assertNull(heard.end, () -> heard.end.toString());
        // 64 T1 is how long a transaction waits for an ACK
        for (int i = 0; i < 90 && (exchange.transactions() > 0 || exchange.inUse() > 1); i++) {
            rejectAll();
            peer.passTime(500);
        }
        assertEquals(0, exchange.transactions());
        assertEquals(threads, threads());
        assertEquals(1, exchange.inUse());
        peer.ask(invite, "BYE", 7, "");
        while (!peer.receive().kind().equals("200 BYE")) {
            // answers to the rubbish come before it
        }
        assertEquals("ended REMOTE_HANGUP answered 200", heard.next());
        assertEquals(0, exchange.inUse());
    }

    private void rejectAll() {
        for (IncomingCall call = exchange.arrived.poll(); call != null; call = exchange.arrived.poll()) {
            call.reject(486);
        }
    }
}
