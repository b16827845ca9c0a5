package org.carillon.mail.inbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.transaction.xa.XAResource;
import org.carillon.mail.smtp.SmtpGateway;
import org.carillon.mail.smtp.SmtpSettings;

/**
 * The mail connector: an SMTP gateway whose mail goes to one message-driven bean. Each property can also be set from
 * outside as {@code carillon.mail.<name>}, which wins.
 */
@Connector(
        displayName = "Carillon mail",
        vendorName = "Carillon",
        version = "1.0",
        eisType = "SMTP",
        description = "Takes mail by SMTP and delivers it to a message-driven bean")
public class MailResourceAdapter implements ResourceAdapter {

    private static final Logger LOG = System.getLogger(MailResourceAdapter.class.getName());

    @ConfigProperty(description = "Address that the gateway binds to; 0.0.0.0 for all")
    private String address = "127.0.0.1";

    @ConfigProperty(description = "TCP port; 0 for any free port")
    private int port = 2525;

    @ConfigProperty(description = "How the gateway names itself to its clients")
    private String hostName = "localhost";

    @ConfigProperty(description = "Key store file with the certificate and key for STARTTLS; empty: no TLS")
    private String keyStore = "";

    @ConfigProperty(description = "Password of the key store and of its key", confidential = true)
    private String keyStorePassword = "";

    @ConfigProperty(description = "PKCS12 or JKS")
    private String keyStoreType = "PKCS12";

    @ConfigProperty(description = "Whether clients that are not on loopback may log in without TLS")
    private boolean clearTextLogin;

    @ConfigProperty(description = "Largest message in octets; 552 for a larger one")
    private int maxMessageBytes = 1024 * 1024;

    @ConfigProperty(description = "Recipients of one mail; 452 for more")
    private int maxRecipients = 100;

    @ConfigProperty(description = "Connections at the same time; 421 for more")
    private int maxConnections = 50;

    @ConfigProperty(description = "Connections at the same time from one address; 421 for more")
    private int maxConnectionsPerAddress = 20;

    @ConfigProperty(description = "Commands in a minute on one connection; 421 for more")
    private int maxCommandsPerMinute = 3000;

    @ConfigProperty(description = "Failed logins on one connection before it is closed with 421")
    private int maxFailedLogins = 3;

    @ConfigProperty(description = "Seconds for a whole command line; 421 when it takes longer")
    private int commandTimeoutSeconds = 300;

    @ConfigProperty(description = "Seconds for a whole message; 421 when it takes longer")
    private int mailTimeoutSeconds = 600;

    private final Deliveries deliveries = new Deliveries();
    private BootstrapContext context;
    private SmtpGateway gateway;

    @Override
    public void start(BootstrapContext bootstrapContext) throws ResourceAdapterInternalException {
        context = bootstrapContext;
        OutsideSettings outside = OutsideSettings.ofTheServer();
        try {
            gateway = new SmtpGateway(
                    settings(outside),
                    deliveries,
                    deliveries::isReady,
                    tls(outside),
                    new WorkManagerExecutor(bootstrapContext.getWorkManager()));
            gateway.start();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ResourceAdapterInternalException("the mail connector cannot start: " + e.getMessage(), e);
        }
        LOG.log(Level.INFO, "SMTP gateway listens on {0}", gateway.listensOn());
    }

    private SmtpSettings settings(OutsideSettings outside) throws IOException {
        return new SmtpSettings(
                InetAddress.getByName(outside.text("address", address)),
                outside.number("port", port),
                outside.text("hostName", hostName),
                outside.flag("clearTextLogin", clearTextLogin),
                outside.number("maxMessageBytes", maxMessageBytes),
                outside.number("maxRecipients", maxRecipients),
                outside.number("maxConnections", maxConnections),
                outside.number("maxConnectionsPerAddress", maxConnectionsPerAddress),
                outside.number("maxCommandsPerMinute", maxCommandsPerMinute),
                outside.number("maxFailedLogins", maxFailedLogins),
                Duration.ofSeconds(outside.number("commandTimeoutSeconds", commandTimeoutSeconds)),
                Duration.ofSeconds(outside.number("mailTimeoutSeconds", mailTimeoutSeconds)));
    }

    private SSLContext tls(OutsideSettings outside) throws IOException, GeneralSecurityException {
        String file = outside.text("keyStore", keyStore);
        if (file.isEmpty()) {
            return null;
        }
        return TlsKeys.from(
                Path.of(file),
                outside.text("keyStoreType", keyStoreType),
                outside.text("keyStorePassword", keyStorePassword).toCharArray());
    }

    @Override
    public void stop() {
        if (gateway != null) {
            gateway.stop();
        }
    }

    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        MailActivation activation = (MailActivation) spec;
        activation.validate();
        deliveries.begin(
                factory,
                new ListenerEndpoint(
                        factory, context.getTransactionSynchronizationRegistry(), activation.domainNames()));
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        deliveries.end(factory);
    }

    /** Nothing to recover: the connector takes part in no XA transaction. */
    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }
}
