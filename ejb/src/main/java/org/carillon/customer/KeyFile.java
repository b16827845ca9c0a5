package org.carillon.customer;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A secret key in a file that only its owner can read: made when it is not there. */
final class KeyFile {

    private static final int BYTES = 32;

    private KeyFile() {}

    /**
     * The key.
     *
     * @throws IOException when the file can be neither read nor written, or holds no key
     */
    static byte[] read(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length >= BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds no key: " + 2 * BYTES + " hexadecimal digits are expected", e);
        }
        throw new IOException(file + " holds no key: " + 2 * BYTES + " hexadecimal digits are expected");
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent());
        // whole before it can be seen: two nodes on one disk may begin at once
        Path draft = Files.createTempFile(file.getParent(), "key", ".tmp", ownerOnly());
        Files.writeString(draft, HexFormat.of().formatHex(key) + "\n");
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // the other node's key counts
        } catch (UnsupportedOperationException e) {
            move(draft, file);
        }
        Files.deleteIfExists(draft);
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file);
        }
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
