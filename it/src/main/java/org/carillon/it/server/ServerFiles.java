package org.carillon.it.server;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a server is made of.
 *
 * @param payara the unpacked distribution
 * @param ear the application
 * @param commands the folder with the operator's command files
 */
public record ServerFiles(PayaraInstallation payara, Path ear, Path commands) {

    /**
     * The files as the build of this project leaves them.
     *
     * @param project the folder of the root pom
     */
    public static ServerFiles ofBuild(Path project) {
        return new ServerFiles(
                new PayaraInstallation(project.resolve("it/target/payara6")),
                required(project.resolve("ear/target/carillon.ear")),
                required(project.resolve("ear/src/main/asadmin")));
    }

    Path beforeBoot() {
        return commands.resolve("before-boot.asadmin").toAbsolutePath();
    }

    Path afterBoot() {
        return commands.resolve("after-boot.asadmin").toAbsolutePath();
    }

    private static Path required(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("the build has not made " + file);
        }
        return file.toAbsolutePath();
    }
}
