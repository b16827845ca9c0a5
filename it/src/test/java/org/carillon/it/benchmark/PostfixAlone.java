package org.carillon.it.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.carillon.it.Await;
import org.carillon.it.peers.Peer;
import org.carillon.it.peers.PeerProcess;

/** The peer of mail intake: a Postfix that takes mails durably and discards them later. Needs root. */
final class PostfixAlone implements AutoCloseable {

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
            proxymap unix - - n - - proxymap
            error unix - - n - - error
            discard unix - - n - - discard
            anvil unix - - n - 1 anvil
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
            mydestination =
            alias_maps =
            default_transport = discard
            smtpd_relay_restrictions = permit_mynetworks, reject
            maillog_file = %1$s/mail.log
            maillog_file_prefixes = %1$s
            """;

    private final Path folder;
    private final int port;
    private final PeerProcess postfix;

    PostfixAlone(int port) throws Exception {
        this.port = port;
        folder = Files.createTempDirectory("carillon-postfix");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectory(folder.resolve("queue"));
        Files.writeString(folder.resolve("main.cf"), SETTINGS.formatted(folder));
        Files.writeString(folder.resolve("master.cf"), SERVICES.formatted(port));
        postfix = PeerProcess.startAsRoot(folder, Peer.POSTFIX, "-c", folder.toString(), "start-fg");
        Await.until("Postfix", LIMIT, () -> listens(port), postfix::said);
    }

    int port() {
        return port;
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
        postfix.close();
    }
}
