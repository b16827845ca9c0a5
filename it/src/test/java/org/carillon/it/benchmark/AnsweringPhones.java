package org.carillon.it.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.carillon.it.peers.Peer;
import org.carillon.it.peers.PeerProcess;

/**
 * Any number of phones that ring, answer at once and wait for the BYE: a sipp. It counts, so that what is measured does not measure
 * itself. It drops the audio that comes.
 */
final class AnsweringPhones implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String SCENARIO = "answering-phones.xml";
    private static final String TIME = "CurrentTime";
    private static final String INVITES = "invites(C)";
    private static final String BYES = "byes(C)";
    private static final String FAILED = "FailedCall(C)";

    private final Path counts;
    private final PeerProcess sipp;

    /** What was counted until a moment: INVITEs, calls that are over, and those of them that went wrong. */
    record Count(Instant at, int calls, int ended, int failed) {

        int up() {
            return calls - ended;
        }
    }

    /** @param folder a new one, where the phones write what they count */
    AnsweringPhones(Path folder, int port, int audioPort) throws IOException {
        counts = folder.resolve("counts.csv");
        Path scenario = folder.resolve(SCENARIO);
        try (InputStream in = AnsweringPhones.class.getResourceAsStream(SCENARIO)) {
            Files.copy(in, scenario);
        }
        sipp = PeerProcess.start(
                folder,
                Peer.SIPP,
                ("-sf " + scenario + " -i " + HOST + " -p " + port + " -mi " + HOST + " -mp " + audioPort
                                + " -trace_stat -stf " + counts + " -fd 100ms -trace_err -error_file "
                                + folder.resolve("errors.log") + " -nostdin -buff_size 4000000")
                        .split(" "));
    }

    /** All counts so far, ten a second. */
    List<Count> counts() throws IOException {
        List<String> lines = Files.exists(counts) ? Files.readAllLines(counts) : List.of();
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> names = List.of(lines.get(0).split(";"));
        return lines.stream()
                .skip(1)
                .map(line -> line.split(";"))
                .filter(fields -> fields.length == names.size()) // the last line may still be being written
                .map(fields -> new Count(
                        time(fields[names.indexOf(TIME)]),
                        number(fields, names, INVITES),
                        number(fields, names, BYES) + number(fields, names, FAILED),
                        number(fields, names, FAILED)))
                .toList();
    }

    Count count() throws IOException {
        List<Count> all = counts();
        return all.isEmpty() ? new Count(Instant.now(), 0, 0, 0) : all.get(all.size() - 1);
    }

    private static int number(String[] fields, List<String> names, String name) {
        return Integer.parseInt(fields[names.indexOf(name)]);
    }

    private static Instant time(String field) {
        double seconds = Double.parseDouble(field.substring(field.lastIndexOf('\t') + 1));
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    @Override
    public void close() {
        sipp.close();
    }
}
