package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A SIP program of somebody else's, running for one test. */
public final class PeerProgram implements AutoCloseable {

    private final Process process;
    private final Path output;

    private PeerProgram(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Skips the test where the program is missing, or fails it where {@code carillon.peers=required}. */
    public static Path require(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            Path found = Path.of(folder, program);
            if (Files.isExecutable(found)) {
                return found;
            }
        }
        String reason = program + " is not installed";
        return "required".equals(System.getProperty("carillon.peers")) ? fail(reason) : abort(reason);
    }

    public static PeerProgram start(Path folder, List<String> command) throws IOException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        return new PeerProgram(process, output);
    }

    /** The program ends by itself, content with what it saw. */
    public void assertContent() throws Exception {
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            fail("still running: " + Files.readString(output));
        }
        assertEquals(0, process.exitValue(), () -> tail());
    }

    /** What it has said. */
    public String tail() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** Returns when it can be reached there. */
    public void awaitListening(String transport, int port) throws Exception {
        for (int i = 0; i < 200; i++) {
            if (transport.equals("tcp") ? acceptsAt(port) : receivesAt(port)) {
                return;
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                fail("ended at once: " + tail());
            }
        }
        fail("does not listen at " + transport + " port " + port + ": " + tail());
    }

    private static boolean acceptsAt(int port) throws IOException {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    /** As Linux tells it, by address and port: trying to bind the port could take it from the program that is about to. */
    private static boolean receivesAt(int port) throws IOException {
        String local = ":%04X ".formatted(port);
        return Files.readString(Path.of("/proc/net/udp")).contains(local);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
