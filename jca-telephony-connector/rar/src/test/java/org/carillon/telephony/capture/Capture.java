package org.carillon.telephony.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.sip.PeerProgram;

/** What goes over loopback while tshark watches: at most a minute, and 50,000 packets. */
final class Capture implements AutoCloseable {

    private final Path file;
    private final PeerProgram tshark;

    private Capture(Path file, PeerProgram tshark) {
        this.file = file;
        this.tshark = tshark;
    }

    /** Skips the test where tshark is missing, or fails it where {@code carillon.peers=required}. */
    static Capture start(Path folder) throws Exception {
        Path file = folder.resolve("capture.pcapng");
        PeerProgram tshark = PeerProgram.start(
                folder,
                List.of(
                        PeerProgram.require("tshark").toString(),
                        "-i",
                        "lo",
                        "-f",
                        "udp",
                        "-w",
                        file.toString(),
                        "-a",
                        "duration:60",
                        "-c",
                        "50000"));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.exists(file) || Files.size(file) == 0 || !tshark.tail().contains("Capturing on")) {
            if (System.nanoTime() > deadline) {
                fail("tshark does not capture: " + tshark.tail());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return new Capture(file, tshark);
    }

    /** Ends the capture. What it has seen can be asked for afterwards. */
    @Override
    public void close() {
        tshark.close();
    }

    /**
     * What was seen, in order.
     *
     * @param filter in the language of Wireshark's display filters
     */
    List<Packet> packets(String filter, String... fields) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                PeerProgram.require("tshark").toString(),
                "-r",
                file.toString(),
                "-Y",
                filter,
                "-T",
                "fields",
                "-E",
                "separator=/t",
                "-E",
                "occurrence=a",
                "-E",
                "aggregator=|"));
        for (String field : fields) {
            command.addAll(List.of("-e", field));
        }
        Process reading = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(reading.getInputStream().readAllBytes());
        assertEquals(0, reading.waitFor(), () -> "tshark does not understand " + filter);
        return text.lines().map(line -> packet(line, fields)).toList();
    }

    private static Packet packet(String line, String... fields) {
        String[] columns = line.split("\t", -1);
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < fields.length; i++) {
            String column = i < columns.length ? columns[i] : "";
            values.put(fields[i], column.isEmpty() ? List.of() : Arrays.asList(column.split("\\|")));
        }
        return new Packet(values);
    }
}
