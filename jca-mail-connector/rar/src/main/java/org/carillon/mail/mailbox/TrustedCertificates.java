package org.carillon.mail.mailbox;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.carillon.mail.mailbox.MailboxDefinition.TrustStore;

/** Makes TLS connections that believe the certificates of one file only. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    /** @throws IOException when the file (PKCS #12 or JKS) can't be read, or the password is wrong */
    static SSLSocketFactory in(TrustStore trustStore) throws IOException, GeneralSecurityException {
        KeyStore certificates = KeyStore.getInstance(trustStore.file().toFile(), trustStore.password());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls.getSocketFactory();
    }
}
