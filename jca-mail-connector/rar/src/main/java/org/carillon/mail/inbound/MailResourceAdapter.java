package org.carillon.mail.inbound;

import jakarta.mail.util.StreamProvider;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import javax.transaction.xa.XAResource;
import org.carillon.mail.mailbox.MailboxReaders;
import org.carillon.mail.smtp.SmtpGateway;

/**
 * The mail connector: an SMTP gateway and readers of mailboxes, whose mail goes to one message-driven bean. Each property can also be set from
 * outside as {@code carillon.mail.<name>}, which wins.
 */
@Connector(
        displayName = "Carillon mail",
        vendorName = "Carillon",
        version = "1.0",
        eisType = "SMTP",
        description = "Takes mail by SMTP and out of mailboxes, and delivers it to a message-driven bean")
public class MailResourceAdapter extends GatewayProperties implements ResourceAdapter {

    private static final Logger LOG = System.getLogger(MailResourceAdapter.class.getName());

    private final Deliveries deliveries = new Deliveries();
    private BootstrapContext context;
    private SmtpGateway gateway;
    private MailboxReaders mailboxReaders;

    @ConfigProperty(
            description = "Mailboxes to read: name=imap:host:port;user=...;password=..., parted by commas",
            confidential = true)
    private String mailboxes = "";

    @Override
    public void start(BootstrapContext bootstrapContext) throws ResourceAdapterInternalException {
        context = bootstrapContext;
        nameStreamProvider();
        OutsideSettings outside = OutsideSettings.ofTheServer();
        try {
            gateway = new SmtpGateway(
                    settings(outside),
                    deliveries,
                    deliveries::isReady,
                    tls(outside),
                    new WorkManagerExecutor(bootstrapContext.getWorkManager()));
            gateway.start();
            mailboxReaders = new MailboxReaders(
                    outside.text("mailboxes", mailboxes),
                    deliveries,
                    settings(outside).maxMessageBytes(),
                    new WorkManagerExecutor(bootstrapContext.getWorkManager()),
                    bootstrapContext.createTimer());
            mailboxReaders.start();
        } catch (IOException | GeneralSecurityException | UnavailableException | IllegalArgumentException e) {
            stop();
            throw new ResourceAdapterInternalException("the mail connector cannot start: " + e.getMessage(), e);
        }
        LOG.log(Level.INFO, "SMTP gateway listens on {0}", gateway.listensOn());
    }

    /** Jakarta Mail looks for it in all libraries for the headers of each part of each mail, unless it is named. */
    private static void nameStreamProvider() {
        System.getProperties()
                .putIfAbsent(
                        StreamProvider.class.getName(),
                        StreamProvider.provider().getClass().getName());
    }

    @Override
    public void stop() {
        if (mailboxReaders != null) {
            mailboxReaders.stop();
        }
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

    public String getMailboxes() {
        return mailboxes;
    }

    public void setMailboxes(String mailboxes) {
        this.mailboxes = mailboxes;
    }
}
