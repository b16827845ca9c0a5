package org.carillon.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.it.Await;

/**
 * The commands that Payara runs when it has started. {@code start-domain} neither waits for them nor tells whether they
 * succeeded; only the server's log does.
 *
 * @param number how many there are
 */
record BootCommands(int number) {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String RESULT = "Boot Command ";

    static BootCommands read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return new BootCommands((int) lines.filter(BootCommands::isCommand).count());
        }
    }

    /**
     * Waits until all are done.
     *
     * @throws IOException when one of them failed
     */
    void await(ServerLog log) throws Exception {
        Await.until(
                "the commands after the start", LIMIT, () -> results(log).size() >= number, () -> "see " + log.file());
        for (String result : results(log)) {
            if (result.matches("(?s)Boot Command \\S+ failed.*")) {
                throw new IOException(result);
            }
        }
    }

    private static List<String> results(ServerLog log) throws IOException {
        return log.messages(RESULT);
    }

    private static boolean isCommand(String line) {
        return !line.isBlank() && !line.startsWith("#");
    }
}
