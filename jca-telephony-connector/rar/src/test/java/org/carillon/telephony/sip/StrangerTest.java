package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What strangers can do to us: little, and nothing to our servers. */
@Timeout(60)
class StrangerTest {

    private final HeardCall heard = new HeardCall();
    private Exchange exchange;
    private SipPeer peer;

    @BeforeEach
    void open() throws Exception {
        peer = new SipPeer();
        exchange = new Exchange().connect(peer, "");
    }

    @AfterEach
    void close() throws Exception {
        exchange.close();
        peer.close();
    }

    @Test
    void aScannersFloodIsAnsweredUpToALimitAndThenNotAtAll() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");
        peer.answerWithVoice(invite, "200 OK", SipPeer.TAG);
        peer.expect("ACK");
        assertEquals("answered", heard.next());
        try (SipPeer scanner = new SipPeer("127.0.0.9");
                SipPeer calm = new SipPeer("127.0.0.10")) {
            String[] methods = {"REGISTER", "INVITE", "OPTIONS"};
            for (int i = 0; i < 3_000; i++) {
                String body = i % 3 == 1 ? SipPeer.sdp(4_000) : "";
                scanner.request(methods[i % 3], exchange.address, "scan-" + i, null, 1, body);
            }

            long answered = answersTo(scanner);

            assertTrue(answered >= 90 && answered < 600, "answered " + answered);
            calm.request("OPTIONS", exchange.address, "calm", null, 1, "");
            calm.expect("200 OPTIONS");
            assertEquals(1, exchange.inUse());
        }
        peer.ask(invite, "BYE", 7, "");
        peer.expect("200 BYE");
        assertEquals("ended REMOTE_HANGUP answered 200", heard.next());
    }

    /** Retransmissions of one answer count once. */
    private static long answersTo(SipPeer scanner) throws IOException {
        long deadline = System.nanoTime() + 2_000_000_000L;
        Set<String> answered = new HashSet<>();
        while (System.nanoTime() < deadline) {
            scanner.receiveFor(200).ifPresent(answer -> answered.add(answer.header("Call-ID")));
        }
        return answered.size();
    }

    private Socket connect(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(exchange.address, 2_000);
        socket.setSoTimeout(300);
        return socket;
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    @Test
    void aStrangerHoldsAFewConnectionsOnlyAndOurServersAreNotKeptOut() throws Exception {
        List<Socket> held = new ArrayList<>();
        try {
            int open = 0;
            for (int i = 0; i < 15; i++) {
                Socket socket = connect("127.0.0.11");
                held.add(socket);
                open += isClosed(socket) ? 0 : 1;
            }
            assertEquals(10, open);
            for (int i = 0; i < 30; i++) {
                held.add(connect("127.0.0.1"));
            }
            assertTrue(!isClosed(held.get(held.size() - 1)));

            held.get(0).close();
            Socket again = connectedAgain(held);
            assertTrue(!isClosed(again));
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    /** The place is free when the stack has seen the end of the first. */
    private Socket connectedAgain(List<Socket> held) throws IOException {
        Socket socket = connect("127.0.0.11");
        held.add(socket);
        for (int i = 0; i < 10 && isClosed(socket); i++) {
            socket = connect("127.0.0.11");
            held.add(socket);
        }
        return socket;
    }
}
