package org.carillon.it.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of the tests' own: a new cluster in a temporary folder, on one loopback port. PostgreSQL refuses to run
 * as root, so root runs it as {@code postgres}, who must be able to reach the folder; hence not under {@code target}.
 */
public final class PostgresCluster implements AutoCloseable {

    private static final String SYSTEM_USER = "postgres";
    private static final String USER = "carillon";

    private final Path programs = Peer.POSTGRESQL.require().getParent();
    private final Path folder = Files.createTempDirectory("carillon-postgresql");
    private final String password = UUID.randomUUID().toString();
    private final int port;

    private PostgresCluster(int port) throws IOException {
        this.port = port;
    }

    /** Makes a cluster and starts it. It ends with this virtual machine at the latest. */
    public static PostgresCluster create(int port) throws IOException, InterruptedException {
        PostgresCluster cluster = new PostgresCluster(port);
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "end " + cluster.folder));
        Path passwordFile = Files.writeString(cluster.folder.resolve("password"), cluster.password);
        if (isRoot()) {
            execute(List.of("chown", "-R", SYSTEM_USER, cluster.folder.toString()));
        }
        cluster.run(
                "initdb",
                "--pgdata=" + cluster.data(),
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync");
        cluster.start();
        return cluster;
    }

    public void start() throws IOException, InterruptedException {
        run(
                "pg_ctl",
                "--pgdata=" + data(),
                "--wait",
                "--log=" + folder.resolve("log"),
                "--options=-h 127.0.0.1 -p " + port + " -k " + folder,
                "start");
    }

    /** Stops it as an operator in a hurry does: connections are cut, open transactions rolled back. */
    public void stop() throws IOException, InterruptedException {
        run("pg_ctl", "--pgdata=" + data(), "--wait", "--mode=fast", "stop");
    }

    /** Runs one statement. */
    public void execute(String sql) throws IOException, InterruptedException {
        Path statement = Files.writeString(folder.resolve("statement.sql"), sql);
        run("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=" + statement, connection());
    }

    /** For PostgreSQL's own programs. */
    private String connection() {
        return "postgresql://" + USER + ":" + password + "@127.0.0.1:" + port + "/postgres";
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** All that the server has written down. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    /** The server's first process while it runs. */
    public long pid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data().resolve("postmaster.pid")).get(0));
    }

    @Override
    public synchronized void close() {
        try {
            if (Files.exists(data().resolve("postmaster.pid"))) {
                stop();
            }
            delete();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void delete() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", SYSTEM_USER, "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        execute(command);
    }

    /** What the command says goes to a file, because a started server inherits it and would keep a pipe open. */
    private static void execute(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("carillon-postgresql", ".log");
        Process process = new ProcessBuilder(command)
                .directory(said.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(command + " failed: " + Files.readString(said));
        }
        Files.delete(said);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
