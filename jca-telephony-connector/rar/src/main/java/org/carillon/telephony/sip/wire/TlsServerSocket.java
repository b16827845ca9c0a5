package org.carillon.telephony.sip.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/**
 * Accepts connections within the limits and makes TLS of them. How is the {@link TlsContext}'s business: what the SIP stack would
 * set here is remembered and has no effect.
 */
final class TlsServerSocket extends SSLServerSocket {

    private final ConnectionLimits limits;
    private final TlsContext tls;
    private final SSLParameters told = new SSLParameters();
    private boolean clientMode;
    private boolean sessionCreation = true;

    TlsServerSocket(int port, int backlog, InetAddress address, ConnectionLimits limits, TlsContext tls)
            throws IOException {
        super(port, backlog, address);
        this.limits = limits;
        this.tls = tls;
    }

    @Override
    public Socket accept() throws IOException {
        while (true) {
            AcceptedSocket socket = new AcceptedSocket(limits);
            implAccept(socket);
            if (socket.isWelcome()) {
                return tls.secureAccepted(socket);
            }
            socket.close();
        }
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return told.getCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        told.setCipherSuites(suites);
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.cipherSuites();
    }

    @Override
    public String[] getSupportedProtocols() {
        return TlsContext.protocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return told.getProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        told.setProtocols(protocols);
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        told.setNeedClientAuth(need);
    }

    @Override
    public boolean getNeedClientAuth() {
        return told.getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        told.setWantClientAuth(want);
    }

    @Override
    public boolean getWantClientAuth() {
        return told.getWantClientAuth();
    }

    @Override
    public void setUseClientMode(boolean mode) {
        clientMode = mode;
    }

    @Override
    public boolean getUseClientMode() {
        return clientMode;
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {
        sessionCreation = flag;
    }

    @Override
    public boolean getEnableSessionCreation() {
        return sessionCreation;
    }
}
