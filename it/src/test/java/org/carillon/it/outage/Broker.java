package org.carillon.it.outage;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.carillon.it.Await;
import org.carillon.it.wire.BrokerClient;

/** An OpenMQ broker in a process of its own, on one loopback port; what it stores outlives it. */
final class Broker implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path home;
    private final Path folder;
    private final int port;
    private Process process;

    /**
     * @param home of OpenMQ
     * @param folder for all that the broker writes
     */
    Broker(Path home, Path folder, int port) {
        this.home = home;
        this.folder = folder;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end the broker"));
    }

    void start() throws Exception {
        Files.createDirectories(folder);
        process = new ProcessBuilder(
                        home.resolve("bin/imqbrokerd").toString(),
                        "-name",
                        "it",
                        "-port",
                        Integer.toString(port),
                        "-varhome",
                        folder.toString(),
                        "-javahome",
                        System.getProperty("java.home"),
                        "-Dimq.hostname=127.0.0.1",
                        "-silent")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("broker.log").toFile())
                .start();
        Await.until("the broker on port " + port, LIMIT, this::answers);
    }

    /** Its port mapper answers before there is anything to map. */
    private boolean answers() throws Exception {
        try (JMSContext context =
                BrokerClient.connect(home.resolve("lib"), port).createContext()) {
            return context.getAutoStart();
        } catch (JMSRuntimeException notYet) {
            return false;
        }
    }

    /** Ends the broker at once. The script that starts it has the broker itself as a child. */
    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
