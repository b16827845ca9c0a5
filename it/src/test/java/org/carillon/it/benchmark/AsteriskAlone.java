package org.carillon.it.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carillon.it.Await;
import org.carillon.it.server.PortBase;

/**
 * The peer: an Asterisk that is told by AMI whom to call, as fast as it can, and plays each a prompt of a second. It has no queue, no
 * database and no dialogue. Found in {@code /opt/asterisk-22} or where {@code carillon.asterisk.root} says.
 */
final class AsteriskAlone implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Path ROOT = Path.of(System.getProperty("carillon.asterisk.root", "/opt/asterisk-22"));
    private static final int MULAW_SILENCE = 0xff;
    private static final int SAMPLES_PER_SECOND = 8_000;

    private final String secret = UUID.randomUUID().toString();
    private final Path folder;
    private final PortBase ports;
    private final Process process;

    static boolean isInstalled() {
        return Files.isExecutable(ROOT.resolve("usr/sbin/asterisk"));
    }

    AsteriskAlone(PortBase ports, double promptSeconds) throws Exception {
        this.ports = ports;
        folder = Files.createTempDirectory(ROOT.resolve("tmp"), "carillon-benchmark");
        configure();
        byte[] prompt = new byte[(int) (promptSeconds * SAMPLES_PER_SECOND)];
        Arrays.fill(prompt, (byte) MULAW_SILENCE);
        Files.write(folder.resolve("prompt.ulaw"), prompt);
        process = asterisk("console.txt", "-f");
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Await.until("Asterisk", LIMIT, this::isBooted);
    }

    private Process asterisk(String output, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "/usr/sbin/chroot", ROOT.toString(), "/usr/sbin/asterisk", "-C", inside() + "/etc/asterisk.conf"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(output).toFile())
                .start();
    }

    private boolean isBooted() throws Exception {
        Process asked = asterisk("booted.txt", "-rx", "core waitfullybooted");
        return asked.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)
                && Files.readString(folder.resolve("booted.txt")).contains("fully booted");
    }

    private String inside() {
        return "/" + ROOT.relativize(folder);
    }

    private void configure() throws IOException {
        Path etc = Files.createDirectories(folder.resolve("etc"));
        try (InputStream in = AsteriskAlone.class.getResourceAsStream("asterisk.conf")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("FOLDER", inside())
                    .replace("MODULES", modules())
                    .replace("SIP-PORT", "" + ports.south())
                    .replace("PHONES-PORT", "" + ports.north())
                    .replace("MANAGER-PORT", "" + ports.peerControl())
                    .replace("SECRET", secret);
            for (String file : all.substring(all.indexOf("[[") + 2).split("\n\\[\\[")) {
                int name = file.indexOf("]]");
                Files.writeString(etc.resolve(file.substring(0, name)), file.substring(name + 2));
            }
        }
    }

    private static String modules() throws IOException {
        try (Stream<Path> libraries = Files.list(ROOT.resolve("usr/lib"))) {
            return libraries
                    .map(library -> library.resolve("asterisk/modules"))
                    .filter(Files::isDirectory)
                    .map(modules -> "/" + ROOT.relativize(modules))
                    .findFirst()
                    .orElseThrow();
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** So many calls as fast as it goes, at most so many at the same time. */
    SetupRate round(AnsweringPhones phones, int calls, int atOnce) throws Exception {
        Processes asterisk = Processes.of(process.toHandle());
        List<AnsweringPhones.Count> counts = phones.counts();
        int before = counts.size() - 1;
        int ended = counts.get(before).ended();
        Duration cpu = asterisk.cpu();
        Instant start = Instant.now();
        originate(calls, atOnce);
        Await.until("the end of all calls", LIMIT, () -> phones.count().ended() - ended >= calls);
        counts = phones.counts();
        return SetupRate.of(
                "Asterisk by AMI, no queue",
                start,
                counts.subList(before, counts.size()),
                asterisk.cpu().minus(cpu),
                Duration.ZERO);
    }

    private void originate(int calls, int atOnce) throws Exception {
        Semaphore free = new Semaphore(atOnce);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.peerControl());
                Writer out = new BufferedWriter(
                        new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII))) {
            Thread reader = new Thread(() -> release(socket, free));
            reader.setDaemon(true);
            reader.start();
            send(out, "Action: Login\r\nUsername: benchmark\r\nSecret: " + secret);
            for (int i = 0; i < calls; i++) {
                if (!free.tryAcquire(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IOException("Asterisk does not go on");
                }
                send(
                        out,
                        "Action: Originate\r\nAsync: true\r\nContext: prompt\r\nExten: s\r\nPriority: 1\r\nChannel: PJSIP/+1555"
                                + String.format("%06d", i) + "@phones");
            }
            free.acquire(atOnce);
        }
    }

    private static void send(Writer out, String action) throws IOException {
        out.write(action + "\r\n\r\n");
        out.flush();
    }

    private static void release(Socket socket, Semaphore free) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("Event: Hangup")) {
                    free.release();
                }
            }
        } catch (IOException over) {
            // the round is over, or fails for want of hang-ups
            System.getLogger(AsteriskAlone.class.getName()).log(System.Logger.Level.DEBUG, "AMI", over);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        try (Stream<Path> written = Files.walk(folder)) {
            for (Path path : written.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
