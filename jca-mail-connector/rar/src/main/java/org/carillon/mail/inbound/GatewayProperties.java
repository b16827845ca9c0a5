package org.carillon.mail.inbound;

import jakarta.resource.spi.ConfigProperty;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.carillon.mail.smtp.SmtpSettings;

/**
 * The properties of the SMTP gateway, as the container sets them. Each can also be set from outside as
 * {@code carillon.mail.<name>}, which wins.
 */
public class GatewayProperties {

    @ConfigProperty(description = "Address that the gateway binds to; 0.0.0.0 for all")
    private String address = "127.0.0.1";

    @ConfigProperty(description = "TCP port; 0 for any free port")
    private Integer port = 2525;

    @ConfigProperty(description = "TCP port with TLS from the first octet (RFC 8314); 0 for any free port, -1 for none")
    private Integer implicitTlsPort = -1;

    @ConfigProperty(description = "How the gateway names itself to its clients")
    private String hostName = "localhost";

    @ConfigProperty(description = "Key store file with the certificate and key for TLS; empty: no TLS")
    private String keyStore = "";

    @ConfigProperty(description = "Password of the key store and of its key", confidential = true)
    private String keyStorePassword = "";

    @ConfigProperty(description = "PKCS12 or JKS")
    private String keyStoreType = "PKCS12";

    @ConfigProperty(description = "Whether clients that are not on loopback may log in without TLS")
    private Boolean clearTextLogin = false;

    @ConfigProperty(description = "Largest message in octets; 552 for a larger one")
    private Integer maxMessageBytes = 1048576;

    @ConfigProperty(description = "Recipients of one mail; 452 for more")
    private Integer maxRecipients = 100;

    @ConfigProperty(description = "Connections at the same time; 421 for more")
    private Integer maxConnections = 50;

    @ConfigProperty(description = "Connections at the same time from one address; 421 for more")
    private Integer maxConnectionsPerAddress = 20;

    @ConfigProperty(description = "Commands in a minute on one connection; 421 for more")
    private Integer maxCommandsPerMinute = 3000;

    @ConfigProperty(description = "Failed logins on one connection before it is closed with 421")
    private Integer maxFailedLogins = 3;

    @ConfigProperty(description = "Mails in a minute from one address without a login; 450 for more")
    private Integer maxMailsPerMinutePerAddress = 60;

    @ConfigProperty(description = "Mails in a minute of one requester that logged in; 450 for more")
    private Integer maxMailsPerMinutePerRequester = 1000000;

    @ConfigProperty(description = "Failed logins in a minute from one address; 454 after these")
    private Integer maxFailedLoginsPerMinutePerAddress = 30;

    @ConfigProperty(description = "Seconds for a whole command line; 421 when it takes longer")
    private Integer commandTimeoutSeconds = 300;

    @ConfigProperty(description = "Seconds for a whole message; 421 when it takes longer")
    private Integer mailTimeoutSeconds = 600;

    SmtpSettings settings(OutsideSettings outside) throws IOException {
        return new SmtpSettings(
                InetAddress.getByName(outside.text("address", address)),
                outside.number("port", port),
                outside.number("implicitTlsPort", implicitTlsPort),
                outside.text("hostName", hostName),
                outside.flag("clearTextLogin", clearTextLogin),
                outside.number("maxMessageBytes", maxMessageBytes),
                outside.number("maxRecipients", maxRecipients),
                outside.number("maxConnections", maxConnections),
                outside.number("maxConnectionsPerAddress", maxConnectionsPerAddress),
                outside.number("maxCommandsPerMinute", maxCommandsPerMinute),
                outside.number("maxFailedLogins", maxFailedLogins),
                outside.number("maxMailsPerMinutePerAddress", maxMailsPerMinutePerAddress),
                outside.number("maxMailsPerMinutePerRequester", maxMailsPerMinutePerRequester),
                outside.number("maxFailedLoginsPerMinutePerAddress", maxFailedLoginsPerMinutePerAddress),
                Duration.ofSeconds(outside.number("commandTimeoutSeconds", commandTimeoutSeconds)),
                Duration.ofSeconds(outside.number("mailTimeoutSeconds", mailTimeoutSeconds)));
    }

    /** The key and certificate for TLS, or null where no key store is configured. */
    SSLContext tls(OutsideSettings outside) throws IOException, GeneralSecurityException {
        String file = outside.text("keyStore", keyStore);
        if (file.isEmpty()) {
            return null;
        }
        return TlsKeys.from(
                Path.of(file),
                outside.text("keyStoreType", keyStoreType),
                outside.text("keyStorePassword", keyStorePassword).toCharArray());
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public Integer getPort() {
        return port;
    }

    public void setPort(Integer port) {
        this.port = port;
    }

    public String getHostName() {
        return hostName;
    }

    public void setHostName(String hostName) {
        this.hostName = hostName;
    }

    public String getKeyStore() {
        return keyStore;
    }

    public void setKeyStore(String keyStore) {
        this.keyStore = keyStore;
    }

    public String getKeyStorePassword() {
        return keyStorePassword;
    }

    public void setKeyStorePassword(String keyStorePassword) {
        this.keyStorePassword = keyStorePassword;
    }

    public String getKeyStoreType() {
        return keyStoreType;
    }

    public void setKeyStoreType(String keyStoreType) {
        this.keyStoreType = keyStoreType;
    }

    public Boolean isClearTextLogin() {
        return clearTextLogin;
    }

    public void setClearTextLogin(Boolean clearTextLogin) {
        this.clearTextLogin = clearTextLogin;
    }

    public Integer getMaxMessageBytes() {
        return maxMessageBytes;
    }

    public void setMaxMessageBytes(Integer maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    public Integer getMaxRecipients() {
        return maxRecipients;
    }

    public void setMaxRecipients(Integer maxRecipients) {
        this.maxRecipients = maxRecipients;
    }

    public Integer getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(Integer maxConnections) {
        this.maxConnections = maxConnections;
    }

    public Integer getMaxConnectionsPerAddress() {
        return maxConnectionsPerAddress;
    }

    public void setMaxConnectionsPerAddress(Integer maxConnectionsPerAddress) {
        this.maxConnectionsPerAddress = maxConnectionsPerAddress;
    }

    public Integer getMaxCommandsPerMinute() {
        return maxCommandsPerMinute;
    }

    public void setMaxCommandsPerMinute(Integer maxCommandsPerMinute) {
        this.maxCommandsPerMinute = maxCommandsPerMinute;
    }

    public Integer getMaxFailedLogins() {
        return maxFailedLogins;
    }

    public void setMaxFailedLogins(Integer maxFailedLogins) {
        this.maxFailedLogins = maxFailedLogins;
    }

    public Integer getCommandTimeoutSeconds() {
        return commandTimeoutSeconds;
    }

    public void setCommandTimeoutSeconds(Integer commandTimeoutSeconds) {
        this.commandTimeoutSeconds = commandTimeoutSeconds;
    }

    public Integer getMailTimeoutSeconds() {
        return mailTimeoutSeconds;
    }

    public void setMailTimeoutSeconds(Integer mailTimeoutSeconds) {
        this.mailTimeoutSeconds = mailTimeoutSeconds;
    }

    public Integer getImplicitTlsPort() {
        return implicitTlsPort;
    }

    public void setImplicitTlsPort(Integer implicitTlsPort) {
        this.implicitTlsPort = implicitTlsPort;
    }

    public Integer getMaxMailsPerMinutePerAddress() {
        return maxMailsPerMinutePerAddress;
    }

    public void setMaxMailsPerMinutePerAddress(Integer maxMailsPerMinutePerAddress) {
        this.maxMailsPerMinutePerAddress = maxMailsPerMinutePerAddress;
    }

    public Integer getMaxMailsPerMinutePerRequester() {
        return maxMailsPerMinutePerRequester;
    }

    public void setMaxMailsPerMinutePerRequester(Integer maxMailsPerMinutePerRequester) {
        this.maxMailsPerMinutePerRequester = maxMailsPerMinutePerRequester;
    }

    public Integer getMaxFailedLoginsPerMinutePerAddress() {
        return maxFailedLoginsPerMinutePerAddress;
    }

    public void setMaxFailedLoginsPerMinutePerAddress(Integer maxFailedLoginsPerMinutePerAddress) {
        this.maxFailedLoginsPerMinutePerAddress = maxFailedLoginsPerMinutePerAddress;
    }
}
