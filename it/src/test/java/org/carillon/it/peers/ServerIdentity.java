package org.carillon.it.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.carillon.it.server.Trust;

/**
 * The key and certificate of a server, as its operator makes them.
 *
 * @param keyStore PKCS12, with the password {@value Trust#PASSWORD}
 * @param certificate in PEM form
 */
record ServerIdentity(Path keyStore, Path certificate) {

    static ServerIdentity in(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ServerIdentity identity = new ServerIdentity(folder.resolve("server.p12"), folder.resolve("server.pem"));
        identity.keytool(
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=carillon.test",
                "-ext",
                "SAN=dns:carillon.test,dns:localhost");
        identity.keytool("-exportcert", "-rfc", "-file", identity.certificate.toString());
        return identity;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-alias",
                "server",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                Trust.PASSWORD));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool failed: " + command);
        }
    }
}
