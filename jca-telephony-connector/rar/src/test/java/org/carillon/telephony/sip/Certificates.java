package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.sip.wire.TlsSettings;

/** Keys and certificates for a test, made by the JDK's keytool: one authority that all believe, and whom it certifies. */
final class Certificates {

    static final String PASSWORD = "changeit";

    private final Path folder;

    Certificates(Path folder) throws Exception {
        this.folder = folder;
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=test authority", "-ext", "bc:c", "-keystore", "ca.p12");
        keytool("-exportcert", "-alias", "ca", "-keystore", "ca.p12", "-file", "ca.crt");
        keytool("-importcert", "-noprompt", "-alias", "ca", "-file", "ca.crt", "-keystore", "trust.p12");
    }

    /** A key store of that name whose certificate is made out to the subject, written {@code ip:127.0.0.1} or {@code dns:host}. */
    Path certified(String name, String subject) throws Exception {
        String store = name + ".p12";
        keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keystore", store);
        keytool("-certreq", "-alias", name, "-keystore", store, "-file", name + ".csr");
        keytool(
                "-gencert",
                "-alias",
                "ca",
                "-keystore",
                "ca.p12",
                "-infile",
                name + ".csr",
                "-outfile",
                name + ".crt",
                "-ext",
                "san=" + subject);
        keytool("-importcert", "-noprompt", "-alias", "ca", "-file", "ca.crt", "-keystore", store);
        keytool("-importcert", "-noprompt", "-alias", name, "-file", name + ".crt", "-keystore", store);
        return folder.resolve(store);
    }

    /** A key store with a certificate that nobody else has signed. */
    Path selfSigned(String name, String subject) throws Exception {
        keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-ext", "san=" + subject, "-keystore", name);
        return folder.resolve(name);
    }

    Path trustStore() {
        return folder.resolve("trust.p12");
    }

    TlsSettings settings(Path keyStore, int port, boolean clientCertificateRequired) {
        return new TlsSettings(port, keyStore, PASSWORD, trustStore(), PASSWORD, clientCertificateRequired);
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-validity", "2"));
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor(20, TimeUnit.SECONDS);
        assertEquals(0, process.exitValue(), said);
    }
}
