package org.carillon.it.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.carillon.it.Await;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.TestServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code mvn -Prun} does, in a process of its own. */
class DemonstrationIT {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Process demonstration;

    @AfterEach
    void end() {
        if (demonstration != null) {
            demonstration.destroyForcibly();
        }
    }

    @Test
    void itShowsTheMainJobStaysUpAndLeavesNothingBehindWhenItIsEnded() throws Exception {
        Path folder = TestServers.newFolder("demonstration");
        Path told = folder.resolve("told.txt");
        demonstration = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcarillon.project=" + System.getProperty("carillon.project"),
                        "-Dcarillon.run=" + folder,
                        "-Dcarillon.portbase=" + PortBase.reserve().value(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Demonstration.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        Await.until(
                "the demonstration to be over",
                LIMIT,
                () -> !demonstration.isAlive() || Files.readString(told).contains("Carillon stays up"));
        assertThat(demonstration.isAlive()).as(Files.readString(told)).isTrue();
        assertThat(Files.readString(told))
                .containsSubsequence(
                        "accepted",
                        "permitted",
                        "queued",
                        "dispatched",
                        "ringing",
                        "answered",
                        "prompt",
                        "we have a parcel for you",
                        "key",
                        "filled",
                        "ended",
                        "notified",
                        "completed");

        long server = Long.parseLong(
                Files.readString(folder.resolve("carillon/config/pid")).strip());
        assertThat(ProcessHandle.of(server)).get().matches(ProcessHandle::isAlive);
        demonstration.destroy(); // SIGTERM; Ctrl-C runs the same way
        assertThat(demonstration.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessHandle.of(server)).isEmpty();
    }
}
