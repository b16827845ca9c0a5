package org.carillon.mail.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The certificate and key that STARTTLS shows, from a key store file. */
final class TlsKeys {

    private TlsKeys() {}

    /**
     * @param type {@code PKCS12} or {@code JKS}
     * @throws IOException when the file cannot be read or the password is wrong
     */
    static SSLContext from(Path keyStore, String type, char[] password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(type);
        try (InputStream file = Files.newInputStream(keyStore)) {
            keys.load(file, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
