package org.carillon.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Servers for tests, each in a new folder of its own under {@code it/target/servers}, which stays to be looked at. */
public final class TestServers {

    private static final Path PROJECT = Path.of(System.getProperty("carillon.project"));

    private TestServers() {}

    /** A server on free ports, with a database of its own; not yet started. */
    public static CarillonServer create(String name, ServerSettings settings) throws IOException {
        Path directory = PROJECT.resolve("it/target/servers").resolve(name);
        delete(directory);
        return new CarillonServer(
                ServerFiles.ofBuild(PROJECT), directory, PortBase.reserve(), settings.withH2(directory));
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
