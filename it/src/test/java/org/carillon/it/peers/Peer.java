package org.carillon.it.peers;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of somebody else's that tests talk to. */
public enum Peer {
    SIPP("sipp"),
    BARESIP("baresip"),
    SWAKS("swaks"),
    OPENSSL("openssl"),
    POSTFIX("postfix"),
    OPENDKIM("opendkim"),
    POSTGRESQL("postgres"),
    DOVECOT("dovecot"),
    HAPROXY("haproxy");

    /** Set to {@code required} where a missing peer must fail a test instead of skipping it. */
    private static final String PROPERTY = "carillon.peers";

    private final String command;

    Peer(String command) {
        this.command = command;
    }

    /** Where it is; a test that calls this when it is nowhere ends here, skipped or failed. */
    public Path require() {
        return find().orElseGet(this::missing);
    }

    /** Whether it is there: for what can do without. */
    public boolean isInstalled() {
        return find().isPresent();
    }

    private Path missing() {
        String reason = command + " is not installed; .ci/run says how to get it";
        if ("required".equals(System.getProperty(PROPERTY))) {
            return fail(reason);
        }
        return abort(reason);
    }

    private Optional<Path> find() {
        return Stream.concat(ofDebiansPostgres(), onThePath())
                .map(folder -> folder.resolve(command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> onThePath() {
        // servers are in a folder of their own, which is on the path of the superuser only
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(Path::of);
    }

    /** Debian keeps the server's programs off the path, one folder per version; the newest first. */
    private static Stream<Path> ofDebiansPostgres() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Stream.empty();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
