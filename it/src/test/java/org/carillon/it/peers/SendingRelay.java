package org.carillon.it.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import org.carillon.it.Await;

/** The mail server of a domain that sends to Carillon: a Postfix, and an OpenDKIM that signs what goes through it. */
final class SendingRelay implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final String SERVICES =
            """
            127.0.0.1:%d inet n - n - - smtpd
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            verify unix - - n - 1 verify
            flush unix n - n 1000? 0 flush
            proxymap unix - - n - - proxymap
            smtp unix - - n - - smtp
            showq unix n - n - - showq
            error unix - - n - - error
            retry unix - - n - - error
            discard unix - - n - - discard
            anvil unix - - n - 1 anvil
            scache unix - - n - 1 scache
            tlsmgr unix - - n 1000? 1 tlsmgr
            postlog unix-dgram n - n - 1 postlogd
            """;

    private static final String SETTINGS =
            """
            compatibility_level = 3.6
            queue_directory = %1$s/queue
            data_directory = %1$s/data
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            mynetworks = 127.0.0.0/8
            myhostname = relay.%2$s
            mydestination =
            alias_maps =
            relayhost = [127.0.0.1]:%3$d
            smtpd_milters = inet:127.0.0.1:%4$d
            smtpd_relay_restrictions = permit_mynetworks, reject
            smtp_tls_security_level = may
            maillog_file = %1$s/mail.log
            maillog_file_prefixes = %1$s
            """;

    private static final String SIGNING =
            """
            Mode s
            Domain %2$s
            Selector s
            KeyFile %1$s/dkim.key
            Socket inet:%3$d@127.0.0.1
            Canonicalization relaxed/simple
            OversignHeaders From
            InternalHosts 127.0.0.1
            RequireSafeKeys No
            """;

    private final Path folder;
    private final KeyPair key;
    private final int port = freePort();
    private final PeerProcess signer;
    private final PeerProcess relay;

    /**
     * Starts both.
     *
     * @param destination the port of Carillon
     */
    SendingRelay(String domain, int destination) throws Exception {
        Peer.POSTFIX.require();
        int milter = freePort();
        folder = Files.createTempDirectory("carillon-relay");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        key = key();
        Files.createDirectory(folder.resolve("queue"));
        Files.writeString(folder.resolve("dkim.key"), pem());
        Files.writeString(folder.resolve("opendkim.conf"), SIGNING.formatted(folder, domain, milter));
        Files.writeString(folder.resolve("main.cf"), SETTINGS.formatted(folder, domain, destination, milter));
        Files.writeString(folder.resolve("master.cf"), SERVICES.formatted(port));
        signer = PeerProcess.start(
                folder,
                Peer.OPENDKIM,
                "-f",
                "-x",
                folder.resolve("opendkim.conf").toString());
        relay = PeerProcess.startAsRoot(folder, Peer.POSTFIX, "-c", folder.toString(), "start-fg");
        Await.until("Postfix to listen", LIMIT, () -> listens(port) && listens(milter), this::said);
    }

    /** Where it takes the mail of its domain. */
    int port() {
        return port;
    }

    /** The text that the domain has to publish at {@code s._domainkey}, in strings of at most 255 octets. */
    String dkimRecord() {
        String text = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
        return '"' + text.replaceAll("(.{200})", "$1\" \"") + '"';
    }

    /** What both have said, deliveries too. */
    String said() {
        try {
            Path log = folder.resolve("mail.log");
            return signer.said() + relay.said() + (Files.isReadable(log) ? Files.readString(log) : "");
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static KeyPair key() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(key.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try (PeerProcess stop = PeerProcess.startAsRoot(folder, Peer.POSTFIX, "-c", folder.toString(), "stop")) {
            stop.await(LIMIT);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        relay.close();
        signer.close();
    }
}
