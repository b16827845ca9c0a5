package org.carillon.it.peers;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import org.carillon.it.Await;
import org.carillon.it.server.TestServers;
import org.carillon.it.server.Trust;

/** One name for two nodes: HAProxy as {@code docs/examples/haproxy.cfg} has it, with addresses on this machine. */
public final class HaProxy implements AutoCloseable {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("carillon.project")).resolve("docs/examples/haproxy.cfg");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final int port;
    private final ServerIdentity identity;
    private final PeerProcess process;

    private HaProxy(int port, ServerIdentity identity, PeerProcess process) {
        this.port = port;
        this.identity = identity;
        this.process = process;
    }

    /**
     * @param port where it listens
     * @param first the port of the first node
     * @param second the port of the second node
     */
    public static HaProxy at(int port, int first, int second) throws Exception {
        Path folder = TestServers.newFolder("haproxy");
        ServerIdentity identity = ServerIdentity.in(folder);
        Path pem = folder.resolve("carillon.pem");
        String password = "pass:" + Trust.PASSWORD;
        try (PeerProcess openssl = PeerProcess.start(
                folder,
                Peer.OPENSSL,
                "pkcs12",
                "-nodes",
                "-in",
                identity.keyStore().toString(),
                "-passin",
                password,
                "-out",
                pem.toString())) {
            openssl.await(LIMIT);
        }
        Path configuration = folder.resolve("haproxy.cfg");
        Files.writeString(
                configuration,
                with(Map.of(
                        "192.0.2.10:443", "127.0.0.1:" + port,
                        "/etc/haproxy/carillon.pem", pem.toString(),
                        "192.0.2.11:8080", "127.0.0.1:" + first,
                        "192.0.2.12:8080", "127.0.0.1:" + second)));
        PeerProcess process = PeerProcess.start(folder, Peer.HAPROXY, "-db", "-f", configuration.toString());
        Await.until("HAProxy", LIMIT, () -> isListening(port), process::said);
        return new HaProxy(port, identity, process);
    }

    private static boolean isListening(int port) throws IOException {
        try (Socket probe = new Socket("127.0.0.1", port)) {
            return probe.isConnected();
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private static String with(Map<String, String> addresses) throws IOException {
        String configuration = Files.readString(EXAMPLE);
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            if (!configuration.contains(address.getKey())) {
                throw new IOException(EXAMPLE + " has no " + address.getKey());
            }
            configuration = configuration.replace(address.getKey(), address.getValue());
        }
        return configuration;
    }

    public URI uri(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    /** A client that believes the certificate, and speaks HTTP/2. */
    public HttpClient client() throws GeneralSecurityException, IOException {
        return Trust.inCertificatesOf(identity.keyStore());
    }

    @Override
    public void close() {
        process.close();
    }
}
