package org.carillon.telephony.inbound;

import jakarta.resource.spi.ConfigProperty;
import java.nio.file.Path;
import org.carillon.telephony.sip.WireSettings;
import org.carillon.telephony.sip.wire.Rate;
import org.carillon.telephony.sip.wire.TlsSettings;

/** What can be configured of how SIP finds servers, protects itself from strangers, and uses TLS. */
public class WireProperties {

    private static final int BURST_SECONDS = 5;

    @ConfigProperty(
            defaultValue = "",
            description =
                    "Whom to ask for the names of SIP servers, host or host:port, comma-separated; empty for those of the operating system.")
    private String dnsServers = "";

    @ConfigProperty(
            defaultValue = "20",
            description =
                    "1-10000: SIP messages a second from an address that is none of our servers'; five times as many at once.")
    private String sipStrangerRate = "20";

    @ConfigProperty(
            defaultValue = "5081",
            description = "1024-65535: where we listen for SIP by TLS, if there is a key store.")
    private String sipTlsPort = "5081";

    @ConfigProperty(
            defaultValue = "",
            description = "File with our key and certificate for SIP by TLS, PKCS #12 or JKS; empty for no TLS.")
    private String sipKeyStore = "";

    @ConfigProperty(defaultValue = "", description = "Of the key store and its key.", confidential = true)
    private String sipKeyStorePassword = "";

    @ConfigProperty(
            defaultValue = "",
            description = "File with the certificates to believe by TLS; empty for those that Java believes.")
    private String sipTrustStore = "";

    @ConfigProperty(defaultValue = "", description = "Of the trust store.", confidential = true)
    private String sipTrustStorePassword = "";

    @ConfigProperty(
            defaultValue = "false",
            description = "Whether those who connect to us by TLS must have a certificate that we believe.")
    private String sipClientCertificateRequired = "false";

    /** @throws IllegalArgumentException with the property's name and what is wrong with its value */
    WireSettings wire(PropertyReader read) {
        int rate = read.number("sipStrangerRate", sipStrangerRate, 1, 10_000);
        return new WireSettings(
                read.dnsServers("dnsServers", dnsServers), new Rate(rate, rate * BURST_SECONDS), tls(read));
    }

    private TlsSettings tls(PropertyReader read) {
        String keyStore = read.text("sipKeyStore", sipKeyStore);
        if (keyStore.isEmpty()) {
            return null;
        }
        String trustStore = read.text("sipTrustStore", sipTrustStore);
        String trustPassword = read.text("sipTrustStorePassword", sipTrustStorePassword);
        return new TlsSettings(
                read.number("sipTlsPort", sipTlsPort, 1_024, 65_535),
                Path.of(keyStore),
                read.text("sipKeyStorePassword", sipKeyStorePassword),
                trustStore.isEmpty() ? null : Path.of(trustStore),
                trustPassword.isEmpty() ? null : trustPassword,
                read.flag("sipClientCertificateRequired", sipClientCertificateRequired));
    }

    public String getDnsServers() {
        return dnsServers;
    }

    public void setDnsServers(String dnsServers) {
        this.dnsServers = dnsServers;
    }

    public String getSipStrangerRate() {
        return sipStrangerRate;
    }

    public void setSipStrangerRate(String sipStrangerRate) {
        this.sipStrangerRate = sipStrangerRate;
    }

    public String getSipTlsPort() {
        return sipTlsPort;
    }

    public void setSipTlsPort(String sipTlsPort) {
        this.sipTlsPort = sipTlsPort;
    }

    public String getSipKeyStore() {
        return sipKeyStore;
    }

    public void setSipKeyStore(String sipKeyStore) {
        this.sipKeyStore = sipKeyStore;
    }

    public String getSipKeyStorePassword() {
        return sipKeyStorePassword;
    }

    public void setSipKeyStorePassword(String sipKeyStorePassword) {
        this.sipKeyStorePassword = sipKeyStorePassword;
    }

    public String getSipTrustStore() {
        return sipTrustStore;
    }

    public void setSipTrustStore(String sipTrustStore) {
        this.sipTrustStore = sipTrustStore;
    }

    public String getSipTrustStorePassword() {
        return sipTrustStorePassword;
    }

    public void setSipTrustStorePassword(String sipTrustStorePassword) {
        this.sipTrustStorePassword = sipTrustStorePassword;
    }

    public String getSipClientCertificateRequired() {
        return sipClientCertificateRequired;
    }

    public void setSipClientCertificateRequired(String sipClientCertificateRequired) {
        this.sipClientCertificateRequired = sipClientCertificateRequired;
    }
}
