package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLException;
import org.carillon.telephony.Call;
import org.carillon.telephony.media.PortRange;
import org.carillon.telephony.sip.wire.TlsContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIP by TLS: who is believed, and that calls go over it (RFC 3261 section 26, RFC 5922). */
@Timeout(60)
class TlsTest {

    @TempDir
    static Path folder;

    private static Certificates certificates;
    private static Path ours;
    private static Path theirs;

    private final HeardCall heard = new HeardCall();

    @BeforeAll
    static void certify() throws Exception {
        certificates = new Certificates(folder);
        ours = certificates.certified("carillon", "ip:127.0.0.1");
        theirs = certificates.certified("peer", "dns:sip.example,ip:127.0.0.1");
        exchange = exchange(false);
    }

    private static Exchange exchange;

    @AfterAll
    static void close() throws Exception {
        exchange.close();
    }

    private static Exchange exchange(boolean clientCertificateRequired) throws Exception {
        int port = FreePorts.next();
        return new Exchange(
                new PortRange(36_000, 36_399),
                new WireSettings(
                        List.of(), Exchange.STRANGERS, certificates.settings(ours, port, clientCertificateRequired)));
    }

    @Test
    void aCallGoesOverOneConnectionFromInviteToBye() throws Exception {
        try (TlsPeer peer = TlsPeer.with(theirs, certificates.trustStore());
                SipPeer voice = new SipPeer()) {
            int port = peer.listen();
            exchange.connectTo("north=sip:127.0.0.1:" + port + ";transport=tls");

            Call call = exchange.call(heard);

            SipText invite = peer.accept().expect("INVITE");
            assertTrue(invite.header("Via").startsWith("SIP/2.0/TLS 127.0.0.1:" + exchange.tlsPort()), invite.text());
            assertTrue(invite.header("Contact").contains(":" + exchange.tlsPort() + ";transport=tls"), invite.text());
            assertTrue(peer.protocol().matches("TLSv1\\.[23]"), peer.protocol());
            peer.answer(invite, "180 Ringing", "");
            assertEquals("ringing", heard.next());
            peer.answer(invite, "200 OK", SipPeer.sdp(voice.voicePort()));
            peer.expect("ACK");
            assertEquals("answered", heard.next());
            call.hangUp();
            peer.answer(peer.expect("BYE"), "200 OK", "");
            assertEquals("ended LOCAL_HANGUP answered 200", heard.next());
        }
    }

    @Test
    void aServerWithACertificateForAnotherNameIsNotSpokenTo() throws Exception {
        Path other = certificates.certified("other", "dns:other.example");
        assertNotSpokenTo(TlsPeer.with(other, certificates.trustStore()));
    }

    @Test
    void aServerThatNobodyCertifiedIsNotSpokenTo() throws Exception {
        Path self = certificates.selfSigned("self", "ip:127.0.0.1");
        assertNotSpokenTo(TlsPeer.with(self, certificates.trustStore()));
    }

    private void assertNotSpokenTo(TlsPeer wrong) throws Exception {
        try (wrong) {
            exchange.connectTo("north=sip:127.0.0.1:" + wrong.listen() + ";transport=tls");

            exchange.call(heard);

            assertTrue(wrong.accept().isClosed());
            assertEquals("ended CONGESTION 503", heard.next());
            assertEquals(0, exchange.inUse());
        }
    }

    private static String options(TlsPeer from) {
        return "OPTIONS sip:a@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TLS 127.0.0.1:"
                + from.address().getPort()
                + ";branch=z9hG4bKtls" + from.address().getPort() + ";rport\r\nMax-Forwards: 70\r\n"
                + "From: <sip:a@127.0.0.1>;tag=1\r\nTo: <sip:b@127.0.0.1>\r\nCall-ID: tls"
                + from.address().getPort()
                + "\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
    }

    @Test
    void whoConnectsToUsIsAnswered() throws Exception {
        try (TlsPeer peer = TlsPeer.with(null, certificates.trustStore()).connect(exchange.tlsPort())) {
            peer.send(options(peer));

            peer.expect("200 OPTIONS");
        }
    }

    @Test
    void oldVersionsAreRefused() throws Exception {
        try (TlsPeer peer = TlsPeer.with(null, certificates.trustStore())) {
            assertThrows(SSLException.class, () -> peer.connect(exchange.tlsPort(), "TLSv1.1", "TLSv1"));
        }
    }

    @Test
    void whereCertificatesAreRequiredWhoHasNoneIsRefused() throws Exception {
        try (Exchange strict = exchange(true)) {
            try (TlsPeer peer = TlsPeer.with(theirs, certificates.trustStore()).connect(strict.tlsPort())) {
                peer.send(options(peer));
                peer.expect("200 OPTIONS");
            }
            try (TlsPeer nobody = TlsPeer.with(null, certificates.trustStore())) {
                // by TLS 1.3 the refusal comes after the handshake
                nobody.connect(strict.tlsPort(), "TLSv1.3");
                assertTrue(nobody.isClosed());
            }
        }
    }

    @Test
    void aKeyStoreThatCannotBeReadIsToldWithoutItsPassword() {
        Path missing = folder.resolve("missing.p12");

        IllegalArgumentException told = assertThrows(
                IllegalArgumentException.class, () -> new TlsContext(certificates.settings(missing, 5_081, false)));

        assertTrue(told.getMessage().contains("missing.p12"), told.getMessage());
        assertFalse(told.getMessage().contains(Certificates.PASSWORD));
        assertFalse(certificates.settings(missing, 5_081, false).toString().contains(Certificates.PASSWORD));
    }

    @Test
    void withoutAKeyThereIsNoTls() throws Exception {
        try (Exchange plain = new Exchange()) {
            assertThrows(
                    IllegalArgumentException.class, () -> plain.connectTo("north=sip:127.0.0.1:5061;transport=tls"));
        }
    }
}
