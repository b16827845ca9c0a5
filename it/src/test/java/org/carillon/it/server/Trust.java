package org.carillon.it.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Believes servers that show certificates of the tests' own. */
public final class Trust {

    /** Of all key stores of the tests, and of a new Payara domain. */
    public static final String PASSWORD = "changeit";

    private Trust() {}

    /** @param keyStore PKCS #12, with the certificate that the server shows, and the password {@value #PASSWORD} */
    public static HttpClient inCertificatesOf(Path keyStore) throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray()));
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }
}
