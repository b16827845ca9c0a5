package org.carillon.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.carillon.it.scene.Scene;

/** Servers for tests, each in a new folder of its own under {@code it/target/servers}, which stays to be looked at. */
public final class TestServers {

    /** 32 octets in Base64, for the secrets of webhooks and the like. */
    public static final String SECRETS_KEY = "dGhpcyBrZXkgaXMgZm9yIHRlc3RzLCBub3QgZm9yIHU=";

    private static final Path PROJECT = Path.of(System.getProperty("carillon.project"));

    private TestServers() {}

    /** A server with a database of its own unless the settings name one, and all around it; not yet started. */
    public static Scene scene(String name, PortBase ports, ServerSettings settings) throws IOException {
        delete(folder(name));
        return scene(name, ports, settings, ServerFiles.ofBuild(PROJECT));
    }

    /** The same, but the broker is a process of its own on the JMS port of the base: the operator's commands say so. */
    public static Scene sceneWithRemoteBroker(String name, PortBase ports, ServerSettings settings) throws IOException {
        delete(folder(name));
        ServerFiles built = ServerFiles.ofBuild(PROJECT);
        Path commands = Files.createDirectories(folder(name).resolve("asadmin"));
        Files.writeString(
                commands.resolve("before-boot.asadmin"),
                Files.readString(built.beforeBoot()) + "set configs.config.server-config.jms-service.type=REMOTE\n");
        Files.copy(built.afterBoot(), commands.resolve("after-boot.asadmin"));
        return scene(name, ports, settings, new ServerFiles(built.payara(), built.ear(), commands));
    }

    /** A server alone, without anything around it; not yet started. */
    public static CarillonServer server(String name, PortBase ports, ServerSettings settings) throws IOException {
        return new CarillonServer(ServerFiles.ofBuild(PROJECT), newFolder(name), ports, settings);
    }

    private static Scene scene(String name, PortBase ports, ServerSettings settings, ServerFiles files)
            throws IOException {
        ServerSettings complete = settings.namesDatabase()
                ? settings
                : settings.withH2(folder(name).resolve("data"));
        return new Scene(files, folder(name), ports, complete);
    }

    /** An empty folder for a server of that name. */
    public static Path newFolder(String name) throws IOException {
        delete(folder(name));
        return Files.createDirectories(folder(name).toAbsolutePath().normalize());
    }

    /** Where the server of that name writes. */
    public static Path folder(String name) {
        return PROJECT.resolve("it/target/servers").resolve(name);
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
