package org.carillon.telephony.asterisk;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carillon.telephony.sip.FreePorts;

/**
 * A real Asterisk on loopback, configured by the files of docs/asterisk as they stand; only directories, ports, secrets and the trunk's
 * address are its own. Any number of them run beside each other.
 */
public final class AsteriskServer implements AutoCloseable {

    public static final String MANAGER_USER = "carillon";
    public static final String MEDIA_USER = "carillon";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_RTP_PORT = 12_000;
    private static final int LAST_RTP_PORT = 19_999;
    /** Two for each call. */
    static final int USUAL_RTP_PORTS = 1_000;

    private final AsteriskRoot root;
    private final Path folder;
    private final int managerPort = FreePorts.next();
    private final int sipPort = FreePorts.next();
    private final String managerSecret = secret();
    private final Thread atExit = new Thread(this::kill);
    private Process process;

    private AsteriskServer(AsteriskRoot root, Path folder) throws IOException {
        this.root = root;
        this.folder = folder;
    }

    /**
     * Starts one. Skips the test where there is no Asterisk, or fails it where {@code carillon.peers=required}.
     *
     * @param trunkPort where its customers are, on loopback
     * @param voice where the telephony connector under test takes the voice of its calls
     */
    public static AsteriskServer start(int trunkPort, VoiceAddress voice) throws Exception {
        return start(trunkPort, voice, USUAL_RTP_PORTS);
    }

    /**
     * The same.
     *
     * @param rtpPorts two for each call at a time, an even number to 8,000
     */
    public static AsteriskServer start(int trunkPort, VoiceAddress voice, int rtpPorts) throws Exception {
        AsteriskRoot root = AsteriskRoot.require();
        Path folder = Files.createTempDirectory(root.path().resolve("tmp"), "carillon-");
        AsteriskServer server = new AsteriskServer(root, folder);
        server.configure(trunkPort, voice, rtpPorts);
        Runtime.getRuntime().addShutdownHook(server.atExit);
        server.start();
        return server;
    }

    /**
     * Where a telephony connector takes voice.
     *
     * @param webSocketPort on loopback, with the path /media
     * @param audioSocketPort on loopback
     * @param secret the password that Asterisk shows at the WebSocket
     */
    public record VoiceAddress(int webSocketPort, int audioSocketPort, String secret) {}

    private void configure(int trunkPort, VoiceAddress voice, int rtpPorts) throws IOException {
        int lastBegin = LAST_RTP_PORT + 1 - rtpPorts;
        int rtp = FIRST_RTP_PORT + 2 * ThreadLocalRandom.current().nextInt((lastBegin - FIRST_RTP_PORT) / 2 + 1);
        AsteriskFiles files = AsteriskFiles.copyTo(folder.resolve("etc"))
                .replace("asterisk.conf", "/usr/lib/x86_64-linux-gnu/asterisk/modules", root.modules())
                .replace("pjsip.conf", "127.0.0.1:5060", "127.0.0.1:" + sipPort)
                .replace("pjsip.conf", "192.0.2.10:5060", "127.0.0.1:" + trunkPort)
                .replace("pjsip.conf", "192.0.2.10", "127.0.0.1")
                .replace("manager.conf", "port = 5038", "port = " + managerPort)
                .replace("manager.conf", "REPLACE-MANAGER-SECRET", managerSecret)
                .replace("websocket_client.conf", "127.0.0.1:9093", "127.0.0.1:" + voice.webSocketPort())
                .replace("websocket_client.conf", "REPLACE-MEDIA-SECRET", voice.secret())
                .replace("extensions.conf", "127.0.0.1:9093", "127.0.0.1:" + voice.audioSocketPort())
                .replace("rtp.conf", "rtpstart = 10000", "rtpstart = " + rtp)
                .replace("rtp.conf", "rtpend = 19999", "rtpend = " + (rtp + rtpPorts - 1));
        directory(files, "astetcdir", "/etc/asterisk", "etc");
        directory(files, "astdbdir", "/var/lib/asterisk", "db");
        directory(files, "astspooldir", "/var/spool/asterisk", "spool");
        directory(files, "astrundir", "/var/run/asterisk", "run");
        directory(files, "astlogdir", "/var/log/asterisk", "log");
        directory(files, "astcachedir", "/var/cache/asterisk", "cache");
        files.assertComplete();
    }

    private void directory(AsteriskFiles files, String name, String published, String here) throws IOException {
        Path path = Files.createDirectories(folder.resolve(here));
        files.replace("asterisk.conf", name + " => " + published, name + " => " + root.inside(path));
    }

    /** Where its AMI listens, on loopback. */
    public int managerPort() {
        return managerPort;
    }

    public String managerSecret() {
        return managerSecret;
    }

    /** Where calls come in from the trunk: UDP and TCP, on loopback. */
    public int sipPort() {
        return sipPort;
    }

    /** Starts it again after {@link #kill} or {@link #stop}, as it was; returns when it takes calls. */
    public void start() throws Exception {
        Path console = folder.resolve("console.txt");
        process = new ProcessBuilder(root.command(List.of("-f", "-C", configuration())))
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        process.getOutputStream().close();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(console).contains("Asterisk Ready.")) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                fail("Asterisk did not start: " + Files.readString(console));
            }
        }
    }

    /** Ends it at once, with its calls and without a word to anybody. */
    public void kill() {
        process().destroyForcibly();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Ends it as an operator does, hanging up its calls. */
    public void stop() throws Exception {
        command("core stop now");
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            fail("Asterisk does not stop: " + messages());
        }
    }

    public void restart() throws Exception {
        stop();
        start();
    }

    /** What it answers to a command of its console. */
    public String command(String command) throws Exception {
        Process console = new ProcessBuilder(root.command(List.of("-C", configuration(), "-rx", command)))
                .redirectErrorStream(true)
                .start();
        console.getOutputStream().close();
        String answer = new String(console.getInputStream().readAllBytes());
        console.waitFor();
        return answer;
    }

    /** Returns when it has seen that the trunk answers; by itself it asks rarely. */
    public void awaitTrunk() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            command("pjsip qualify trunk");
            if (System.nanoTime() > deadline) {
                fail("the trunk does not answer: " + command("pjsip show contacts"));
            }
        } while (!command("pjsip show contacts").contains(" Avail "));
    }

    /** Itself, while it runs. */
    public ProcessHandle process() {
        return process.descendants().findFirst().orElse(process.toHandle());
    }

    /** Channels that it has now; a call over Carillon has two. */
    public int channels() throws Exception {
        return (int) command("core show channels concise")
                .lines()
                .filter(line -> line.contains("!"))
                .count();
    }

    /** Its log. */
    public String messages() throws IOException {
        Path log = folder.resolve("log/messages");
        return Files.exists(log) ? Files.readString(log) : Files.readString(folder.resolve("console.txt"));
    }

    private String configuration() {
        return root.inside(folder.resolve("etc/asterisk.conf")).toString();
    }

    /** Ends it and leaves nothing behind. */
    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(atExit);
        kill();
        try (Stream<Path> written = Files.walk(folder)) {
            written.sorted(Comparator.reverseOrder()).forEach(AsteriskServer::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    private static String secret() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong())
                + Long.toHexString(ThreadLocalRandom.current().nextLong());
    }
}
