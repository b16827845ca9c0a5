package org.carillon.telephony.sip.wire;

import java.nio.file.Path;

/**
 * TLS for SIP (RFC 3261 section 26.3).
 *
 * @param port where we listen for it, 1024-65535
 * @param keyStore our key and certificate, PKCS #12 or JKS
 * @param keyStorePassword of the store and of the key; never shown
 * @param trustStore whose certificates we believe; null for those that Java believes
 * @param trustStorePassword null where it has none
 * @param clientCertificateRequired whether those who connect to us must prove who they are
 */
public record TlsSettings(
        int port,
        Path keyStore,
        String keyStorePassword,
        Path trustStore,
        String trustStorePassword,
        boolean clientCertificateRequired) {

    @Override
    public String toString() {
        return "TLS at port " + port + " with " + keyStore + " and " + trustStore;
    }
}
