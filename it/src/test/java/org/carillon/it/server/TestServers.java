package org.carillon.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.carillon.it.scene.Scene;

/** Servers for tests, each in a new folder of its own under {@code it/target/servers}, which stays to be looked at. */
public final class TestServers {

    private static final Path PROJECT = Path.of(System.getProperty("carillon.project"));

    private TestServers() {}

    /** A server with a database of its own unless the settings name one, and all around it; not yet started. */
    public static Scene scene(String name, PortBase ports, ServerSettings settings) throws IOException {
        Path directory = PROJECT.resolve("it/target/servers").resolve(name);
        delete(directory);
        ServerSettings complete = settings.namesDatabase() ? settings : settings.withH2(directory.resolve("data"));
        return new Scene(ServerFiles.ofBuild(PROJECT), directory, ports, complete);
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
