package org.carillon.telephony.sip.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Our side of TLS: 1.2 and 1.3 only, and whom we connect to must have a certificate for the domain that was looked up (RFC 5922
 * section 7), or for the address where none was. Thread-safe.
 */
public final class TlsContext {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final int MAX_DOMAINS = 10_000;

    private final TlsSettings settings;
    private final SSLContext context;
    private final ConcurrentMap<InetSocketAddress, String> domains = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException when the stores cannot be used, with a sentence for the operator */
    public TlsContext(TlsSettings settings) {
        this.settings = settings;
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            char[] password = settings.keyStorePassword().toCharArray();
            keys.init(store(settings.keyStore(), password), password);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            String secret = settings.trustStorePassword();
            trust.init(
                    settings.trustStore() == null
                            ? null
                            : store(settings.trustStore(), secret == null ? null : secret.toCharArray()));
            context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException("cannot use the key store or trust store of SIP: " + unusable, unusable);
        }
    }

    private static KeyStore store(Path file, char[] password) throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(file.toFile(), password);
    }

    /** From now on whoever is at that address must have a certificate for the domain. */
    public void expect(InetSocketAddress at, String domain) {
        if (domains.size() < MAX_DOMAINS) {
            domains.put(at, domain);
        }
    }

    /** Makes TLS of a connection of ours; the handshake comes with the first byte. */
    SSLSocket secure(Socket connected, InetAddress address, int port) throws IOException {
        String domain = domains.getOrDefault(new InetSocketAddress(address, port), address.getHostAddress());
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(connected, domain, port, true);
        SSLParameters parameters = parameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    /** Makes TLS of a connection that somebody has opened to us. */
    SSLSocket secureAccepted(Socket accepted) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(accepted, null, true);
        SSLParameters parameters = parameters();
        parameters.setNeedClientAuth(settings.clientCertificateRequired());
        socket.setSSLParameters(parameters);
        return socket;
    }

    private SSLParameters parameters() {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        return parameters;
    }

    /** The protocols that we speak, as the SIP stack wants to have them told. */
    public static String[] protocols() {
        return PROTOCOLS.clone();
    }

    /** The cipher suites of this Java, as the SIP stack wants to have them told. */
    public String[] cipherSuites() {
        return context.getDefaultSSLParameters().getCipherSuites();
    }
}
