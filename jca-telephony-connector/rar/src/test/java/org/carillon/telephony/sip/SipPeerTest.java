package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Our user agent, one for the tests of a class, and a peer, a new one for each test, which writes its messages itself. */
@Timeout(30)
abstract class SipPeerTest {

    static Exchange exchange;

    final HeardCall heard = new HeardCall();
    SipPeer peer;

    @BeforeAll
    static void open() throws Exception {
        exchange = new Exchange();
    }

    @AfterAll
    static void close() throws Exception {
        exchange.close();
    }

    @BeforeEach
    void connect() throws Exception {
        peer = new SipPeer();
        exchange.connect(peer, options());
    }

    /** Options of the server that the peer is. */
    String options() {
        return "";
    }

    /** The peer refuses a call of ours. */
    void refuse(SipText invite) throws Exception {
        peer.answer(invite, "486 Busy Here");
        peer.expect("ACK");
        assertEquals("ended BUSY 486", heard.next());
    }

    /**
     * The peer ends a call of ours that it has answered.
     *
     * @param number of its request within the call
     */
    void hangUp(SipText invite, int number) throws Exception {
        peer.ask(invite, "BYE", number, "");
        peer.expect("200 BYE");
        assertEquals("ended REMOTE_HANGUP answered 200", heard.next());
    }

    @AfterEach
    void disconnect() {
        peer.close();
        assertEquals(0, exchange.inUse());
    }
}
