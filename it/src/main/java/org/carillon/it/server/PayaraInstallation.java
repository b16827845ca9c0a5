package org.carillon.it.server;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Payara distribution on disk; any number of domains can run from it.
 *
 * @param home the folder that holds {@code glassfish}
 */
public record PayaraInstallation(Path home) {

    public PayaraInstallation {
        if (!Files.isDirectory(home.resolve("glassfish"))) {
            throw new IllegalArgumentException("no Payara in " + home + ": the build unpacks it, see it/pom.xml");
        }
    }

    Path asadmin() {
        return home.resolve("bin").resolve("asadmin");
    }

    /** The libraries for JMS clients outside the server. */
    Path brokerLibraries() {
        return home.resolve("mq").resolve("lib");
    }
}
