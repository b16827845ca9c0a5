package org.carillon.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One Payara domain and the process that runs it. Not thread-safe.
 *
 * <p>The life of a domain: {@link #create}, {@link #start}, any of {@link #deploy}, {@link #stop},
 * {@link #kill} and {@link #start} again.
 */
final class PayaraDomain {

    private static final Duration EXIT_LIMIT = Duration.ofSeconds(40);

    private static final String SMALL_HEAP = "<jvm-options>-Xmx512m</jvm-options>";
    private static final String OPTIONS =
            "<jvm-options>-Xmx1g</jvm-options><jvm-options>-XX:+ExitOnOutOfMemoryError</jvm-options>"
                    + "<jvm-options>-Duser.timezone=UTC</jvm-options>";

    /** More options of the virtual machine, separated by spaces: tests want one that starts fast. */
    private static final String MORE_OPTIONS = System.getProperty("carillon.it.jvmoptions", "");

    private static final String PASSWORD = "AS_ADMIN_PASSWORD=";

    private final Path directory;
    private final PortBase ports;
    private final Asadmin asadmin;

    /** @param directory the domain's own folder; its name is the domain's name */
    PayaraDomain(PayaraInstallation payara, Path directory, PortBase ports) throws IOException {
        this.directory = directory.toAbsolutePath();
        this.ports = ports;
        Path parent = Files.createDirectories(this.directory.getParent());
        this.asadmin = new Asadmin(payara, ports, passwordFile(parent), parent.resolve(name() + ".asadmin.log"));
    }

    boolean exists() {
        return Files.exists(directory.resolve("config").resolve("domain.xml"));
    }

    void create() throws IOException, InterruptedException {
        asadmin.run(
                "create-domain",
                "--domaindir=" + directory.getParent(),
                "--portbase=" + ports.value(),
                "--nopassword=false",
                "--keytooloptions=CN=localhost",
                "--checkports=false", // whoever chose them has looked
                name());
        Path settings = directory.resolve("config").resolve("domain.xml");
        Files.writeString(settings, Files.readString(settings).replace(SMALL_HEAP, OPTIONS + moreOptions()));
    }

    private static String moreOptions() {
        return Stream.of(MORE_OPTIONS.split(" "))
                .filter(option -> !option.isEmpty())
                .map(option -> "<jvm-options>" + option + "</jvm-options>")
                .collect(Collectors.joining());
    }

    void delete() throws IOException, InterruptedException {
        asadmin.run("delete-domain", "--domaindir=" + directory.getParent(), name());
    }

    /** Starts the server; its applications may serve only some time later. */
    void start() throws IOException, InterruptedException {
        asadmin.run("start-domain", "--domaindir=" + directory.getParent(), name());
    }

    /**
     * Starts the server for the first time.
     *
     * @param before commands run before the first port is opened
     * @param after commands run as soon as the server is up; all of them succeed, or this throws
     */
    void start(Path before, Path after) throws Exception {
        asadmin.run(
                "start-domain",
                "--prebootcommandfile=" + before,
                "--postbootcommandfile=" + after,
                "--domaindir=" + directory.getParent(),
                name());
        BootCommands.read(after).await(log());
    }

    void deploy(String name, Path archive) throws IOException, InterruptedException {
        asadmin.run("deploy", "--force=true", "--name=" + name, archive.toString());
    }

    void undeploy(String name) throws IOException, InterruptedException {
        asadmin.run("undeploy", name);
    }

    /** Ends the server in order, and by force when it takes too long. */
    void stop() throws InterruptedException {
        Optional<ProcessHandle> server = process();
        if (server.isPresent()) {
            server.get().destroy();
            if (!ends(server.get())) {
                kill();
            }
        }
    }

    /** Ends the server at once, as {@code kill -9} does: nothing is flushed, nobody is told. */
    void kill() throws InterruptedException {
        Optional<ProcessHandle> server = process();
        if (server.isPresent()) {
            server.get().destroyForcibly();
            if (!ends(server.get())) {
                throw new IllegalStateException("process " + server.get().pid() + " survived kill -9");
            }
        }
    }

    /** The server's process while it lives. */
    Optional<ProcessHandle> process() {
        Path file = directory.resolve("config").resolve("pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(Files.readString(file).strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isOurs);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The keys and certificates that the server shows, PKCS #12 with the password {@code changeit}. */
    Path keyStore() {
        return directory.resolve("config").resolve("keystore.p12");
    }

    ServerLog log() {
        return new ServerLog(directory.resolve("logs").resolve("server.log"));
    }

    /** After a crash the file may name a process number that somebody else has got since; where there is proc(5) we can tell. */
    private boolean isOurs(ProcessHandle process) {
        Path workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return !Files.exists(workingDirectory) || Files.isSameFile(workingDirectory, directory.resolve("config"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean ends(ProcessHandle server) throws InterruptedException {
        try {
            server.onExit().get(EXIT_LIMIT.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String name() {
        return directory.getFileName().toString();
    }

    String administratorPassword() throws IOException {
        return Files.readString(passwordFile(directory.getParent())).strip().substring(PASSWORD.length());
    }

    private static Path passwordFile(Path parent) throws IOException {
        Path file = parent.resolve("admin.password");
        if (!Files.exists(file)) {
            byte[] secret = new byte[16];
            new SecureRandom().nextBytes(secret);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, PASSWORD + HexFormat.of().formatHex(secret) + "\n");
        }
        return file;
    }
}
