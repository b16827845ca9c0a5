package org.carillon.it.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A peer at work. Closed, it is ended, and so it is when this virtual machine ends. */
public final class PeerProcess implements AutoCloseable {

    private final Process process;
    private final Path said;

    private PeerProcess(Process process, Path said) {
        this.process = process;
        this.said = said;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** @param folder where it works and leaves what it says */
    public static PeerProcess start(Path folder, Peer peer, String... arguments) throws IOException {
        Path said = folder.resolve(peer.name().toLowerCase(Locale.ROOT) + ".log");
        List<String> command = new ArrayList<>();
        command.add(peer.require().toString());
        command.addAll(List.of(arguments));
        return start(folder, said, command);
    }

    /** One that only the superuser can start. */
    public static PeerProcess startAsRoot(Path folder, Peer peer, String... arguments) throws IOException {
        Path said = folder.resolve(peer.name().toLowerCase(Locale.ROOT) + ".log");
        List<String> command = new ArrayList<>();
        if (!"root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("sudo", "-n"));
        }
        command.add(peer.require().toString());
        command.addAll(List.of(arguments));
        return start(folder, said, command);
    }

    private static PeerProcess start(Path folder, Path said, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        process.getOutputStream().close();
        return new PeerProcess(process, said);
    }

    /** Waits for its end, and returns its exit code. */
    public int await(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still at work after " + limit + ": " + said());
        }
        return process.exitValue();
    }

    public String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(5, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
