package org.carillon.telephony.media.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that answers calls with a prompt and collects keys. */
abstract class ServerUnderTest implements AutoCloseable {

    static final int SIP_PORT = 5_160;
    static final int CALLERS_PORT = 5_161;

    private final Process process;

    ServerUnderTest(Process process) {
        this.process = process;
    }

    Process process() {
        return process;
    }

    /** The processor time that it has used. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** Its resident memory in KB. */
    long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** Ends it; how many keys it has heard. */
    abstract long stop() throws IOException, InterruptedException;

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static ServerUnderTest named(String name) throws IOException, InterruptedException {
        return switch (name) {
            case "carillon" -> Carillon.start();
            case "asterisk" -> Asterisk.start();
            default -> throw new IllegalArgumentException("carillon or asterisk, not " + name);
        };
    }

    /** Our user agent. */
    private static final class Carillon extends ServerUnderTest {
        private final BufferedReader said;

        private Carillon(Process process) throws IOException {
            super(process);
            said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
            if (!"ready".equals(said.readLine())) {
                throw new IOException("it does not start");
            }
        }

        static Carillon start() throws IOException {
            return new Carillon(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KeyCollectingServer.class.getName(),
                            Integer.toString(SIP_PORT),
                            Integer.toString(CALLERS_PORT))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }

        @Override
        long stop() throws IOException {
            process().getOutputStream().close();
            return Long.parseLong(said.readLine());
        }
    }

    /** Asterisk in a root file system of its own, with the files of src/test/resources/benchmark. It gives real-time priority up unless asked not to. */
    private static final class Asterisk extends ServerUnderTest {
        private static final Path ROOT = Path.of(System.getProperty("carillon.asterisk.root", "/opt/asterisk-22"));
        private static final List<String> FILES =
                List.of("asterisk.conf", "modules.conf", "pjsip.conf", "extensions.conf", "rtp.conf", "logger.conf");

        private final Path folder;

        private Asterisk(Process process, Path folder) {
            super(process);
            this.folder = folder;
        }

        static Asterisk start() throws IOException, InterruptedException {
            Path folder = Files.createTempDirectory(ROOT.resolve("tmp"), "carillon-benchmark-");
            Map<String, String> places = Map.of(
                    "FOLDER",
                    "/tmp/" + folder.getFileName(),
                    "MODULES",
                    modules(),
                    "SIP_PORT",
                    Integer.toString(SIP_PORT));
            for (String file : FILES) {
                Files.writeString(folder.resolve(file), filled(file, places));
            }
            Files.write(folder.resolve("prompt.ulaw"), Prompt.encoded());
            Path console = folder.resolve("console.txt");
            Process process = new ProcessBuilder(
                            command(folder, Boolean.getBoolean("carillon.benchmark.realtime") ? "-fp" : "-f"))
                    .redirectErrorStream(true)
                    .redirectOutput(console.toFile())
                    .start();
            process.getOutputStream().close();
            for (int i = 0; i < 1_500 && !Files.readString(console).contains("Asterisk Ready."); i++) {
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new IOException("Asterisk does not start: " + Files.readString(console));
                }
            }
            return new Asterisk(process, folder);
        }

        private static String filled(String file, Map<String, String> places) throws IOException {
            String text;
            try (var in = ServerUnderTest.class.getResourceAsStream("/benchmark/" + file)) {
                text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            }
            for (Map.Entry<String, String> place : places.entrySet()) {
                text = text.replace('@' + place.getKey() + '@', place.getValue());
            }
            return text;
        }

        private static String modules() throws IOException {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(ROOT.resolve("usr/lib"), "*-linux-*")) {
                return "/usr/lib/" + folders.iterator().next().getFileName() + "/asterisk/modules";
            }
        }

        private static List<String> command(Path folder, String... arguments) {
            List<String> command = new ArrayList<>(List.of(
                    "/usr/sbin/chroot",
                    ROOT.toString(),
                    "/usr/sbin/asterisk",
                    "-C",
                    "/tmp/" + folder.getFileName() + "/asterisk.conf"));
            command.addAll(List.of(arguments));
            return command;
        }

        /** Every fourth key is counted by the dialplan. */
        @Override
        long stop() throws IOException, InterruptedException {
            Process console = new ProcessBuilder(command(folder, "-rx", "dialplan show globals"))
                    .redirectErrorStream(true)
                    .start();
            String globals = new String(console.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            console.waitFor();
            return globals.lines()
                    .filter(line -> line.contains("KEYS="))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        }

        @Override
        public void close() {
            process().destroyForcibly();
            process().onExit().join();
            try (Stream<Path> written = Files.walk(folder)) {
                written.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
