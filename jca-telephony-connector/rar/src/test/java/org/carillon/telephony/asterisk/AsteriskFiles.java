package org.carillon.telephony.asterisk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of the configuration files in docs/asterisk, in which only what differs from place to place is changed. */
final class AsteriskFiles {

    private final Path folder;

    private AsteriskFiles(Path folder) {
        this.folder = folder;
    }

    static AsteriskFiles copyTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(published(), "*.conf")) {
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return new AsteriskFiles(folder);
    }

    private static Path published() {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            Path found = here.resolve("docs/asterisk");
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        throw new IllegalStateException("docs/asterisk is nowhere above the working directory");
    }

    /** Puts something else in all places; that there is none means that the files have changed under the tests. */
    AsteriskFiles replace(String file, String published, Object here) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertTrue(text.contains(published), () -> file + " does not say: " + published);
        Files.writeString(path, text.replace(published, here.toString()));
        return this;
    }

    void assertComplete() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.conf")) {
            for (Path file : files) {
                assertFalse(Files.readString(file).contains("REPLACE-"), () -> "a secret is missing in " + file);
            }
        }
    }
}
