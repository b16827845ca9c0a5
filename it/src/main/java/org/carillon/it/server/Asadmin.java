package org.carillon.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Payara's administration command, for one domain. Every command has a time limit, and one that fails throws. */
final class Asadmin {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final List<String> prefix;
    private final Path output;

    /**
     * @param passwordFile in asadmin's own form, {@code AS_ADMIN_PASSWORD=...}
     * @param output the file that takes what the last command said; a file and not a pipe, because a started domain
     *     inherits it and would keep a pipe open
     */
    Asadmin(PayaraInstallation payara, PortBase ports, Path passwordFile, Path output) {
        this.output = output;
        this.prefix = List.of(
                payara.asadmin().toString(),
                "--interactive=false",
                "--user=admin",
                "--passwordfile=" + passwordFile,
                "--host=127.0.0.1",
                "--port=" + ports.admin());
    }

    /**
     * Runs one command and returns what it said.
     *
     * @throws IOException when it fails or takes too long, with what it said
     */
    String run(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(prefix);
        line.addAll(List.of(command));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException("asadmin " + command[0] + " took longer than " + LIMIT + ": " + said());
        }
        if (process.exitValue() != 0) {
            throw new IOException("asadmin " + command[0] + " failed: " + said());
        }
        return said();
    }

    private String said() throws IOException {
        return Files.readString(output).strip();
    }
}
