package org.carillon.it.wire;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.carillon.it.Await;
import org.carillon.it.scene.Scene;

/** The example of a durable subscriber, {@code docs/examples/FollowByJms.java}, as a process of its own. */
final class JmsFollower implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path EXAMPLE =
            Path.of(System.getProperty("carillon.project"), "docs", "examples", "FollowByJms.java");

    private final Process process;
    private final Path said;

    private JmsFollower(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /** Starts it, and waits until it follows. */
    static JmsFollower start(Scene scene, Path folder, String name, String selector) throws Exception {
        Path libraries = scene.server().brokerLibraries();
        Path said = folder.resolve("follower-" + UUID.randomUUID() + ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        libraries.resolve("imq.jar") + ":" + libraries.resolve("jms.jar"),
                        EXAMPLE.toString(),
                        "127.0.0.1:" + scene.ports().jms(),
                        name,
                        selector)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        JmsFollower follower = new JmsFollower(process, said);
        follower.await("following"::equals);
        return follower;
    }

    /** Waits for a line that fits. */
    void await(Predicate<String> line) throws Exception {
        Await.until("a line of the follower", LIMIT, () -> lines().stream().anyMatch(line), () -> lines().toString());
    }

    /** What it has heard so far. */
    Stream<JsonObject> events() {
        return lines().stream().filter(line -> line.startsWith("{")).map(JmsFollower::json);
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** Whole lines. */
    private List<String> lines() {
        try {
            String text = Files.readString(said);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it without a farewell. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
