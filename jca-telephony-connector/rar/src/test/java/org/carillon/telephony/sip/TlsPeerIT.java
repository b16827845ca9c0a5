package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.Call;
import org.carillon.telephony.media.PortRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A call by TLS with baresip. */
@Timeout(60)
class TlsPeerIT {

    private static final Duration RING = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final HeardCall heard = new HeardCall();

    @Test
    void baresipAnswersByTls() throws Exception {
        Certificates certificates = new Certificates(folder);
        Path ours = certificates.certified("carillon", "ip:127.0.0.1");
        Path theirs = certificates.certified("peer", "ip:127.0.0.1");
        int port = FreePorts.next();
        WireSettings wire =
                new WireSettings(List.of(), Exchange.STRANGERS, certificates.settings(ours, FreePorts.next(), false));
        try (Exchange exchange = new Exchange(new PortRange(36_600, 36_799), wire);
                PeerProgram baresip = baresip(port, pem(theirs))) {
            baresip.awaitListening("tcp", port + 1);
            exchange.connectTo("north=sip:127.0.0.1:" + (port + 1) + ";transport=tls");

            Call call = exchange.call(heard, RING, RING);

            String next = heard.next();
            assertEquals("answered", next.equals("ringing") ? heard.next() : next, baresip::tail);
            call.hangUp();
            assertEquals("ended LOCAL_HANGUP answered 200", heard.next());
        }
    }

    /** Key and certificate as baresip wants them. */
    private Path pem(Path keyStore) throws Exception {
        Path pem = folder.resolve("peer.pem");
        String password = "pass:" + Certificates.PASSWORD;
        Process openssl = new ProcessBuilder(
                        PeerProgram.require("openssl").toString(),
                        "pkcs12",
                        "-in",
                        keyStore.toString(),
                        "-passin",
                        password,
                        "-nodes",
                        "-out",
                        pem.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(openssl.getInputStream().readAllBytes());
        openssl.waitFor(20, TimeUnit.SECONDS);
        assertEquals(0, openssl.exitValue(), said);
        return pem;
    }

    private PeerProgram baresip(int port, Path pem) throws Exception {
        Files.writeString(
                folder.resolve("config"),
                String.join(
                        "\n",
                        "sip_listen 127.0.0.1:" + port,
                        "sip_certificate " + pem,
                        "net_interface 127.0.0.1",
                        "audio_source aubridge,echo",
                        "audio_player aubridge,echo",
                        "module_path /usr/lib/baresip/modules",
                        "module g711.so",
                        "module aubridge.so",
                        "module_app account.so",
                        "module_app menu.so",
                        ""));
        Files.writeString(
                folder.resolve("accounts"), "<sip:+15550100@127.0.0.1;transport=tls>;answermode=auto;regint=0\n");
        Files.writeString(folder.resolve("contacts"), "");
        return PeerProgram.start(folder, List.of(PeerProgram.require("baresip").toString(), "-f", folder.toString()));
    }
}
