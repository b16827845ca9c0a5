package org.carillon.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A file that only its owner can read. */
final class SecretsFile {

    private SecretsFile() {}

    /** Writes {@code carillon.key.NAME=secret} lines; replaces an older file. */
    static void write(Path file, Map<String, String> secrets) throws IOException {
        StringBuilder text = new StringBuilder("# generated at the first start; keep it safe, then delete it\n");
        secrets.forEach((name, secret) -> text.append("carillon.key.")
                .append(name)
                .append('=')
                .append(secret)
                .append('\n'));
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        // created closed, so that there is no moment at which others can read it
        Files.createFile(file, ownerOnly());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
