package org.carillon.telephony.inbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.transaction.xa.XAResource;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.asterisk.AsteriskUnavailableException;
import org.carillon.telephony.outbound.ChannelSource;
import org.carillon.telephony.pool.Channel;
import org.carillon.telephony.sip.SipUnavailableException;
import org.eclipse.microprofile.config.ConfigProvider;

/** The telephony resource adapter: between start and stop it runs a {@link Switchboard}. */
@Connector(
        displayName = "Carillon telephony",
        vendorName = "Carillon",
        eisType = "Telephony",
        version = "1",
        transactionSupport = TransactionSupportLevel.NoTransaction)
public class TelephonyResourceAdapter extends AdapterProperties implements ResourceAdapter, ChannelSource {

    private final Function<String, Optional<String>> overrides;
    private volatile Switchboard switchboard;

    public TelephonyResourceAdapter() {
        this(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
    }

    TelephonyResourceAdapter(Function<String, Optional<String>> overrides) {
        this.overrides = overrides;
    }

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        try {
            switchboard = new Switchboard(settings(overrides), context.getWorkManager());
        } catch (SipUnavailableException | AsteriskUnavailableException | IllegalArgumentException cause) {
            throw new ResourceAdapterInternalException(cause.getMessage(), cause);
        }
    }

    @Override
    public void stop() {
        Switchboard stopping = switchboard;
        switchboard = null;
        if (stopping != null) {
            stopping.close();
        }
    }

    private Switchboard switchboard() throws ResourceException {
        Switchboard running = switchboard;
        if (running == null) {
            throw new IllegalStateException("the telephony adapter is not started");
        }
        return running;
    }

    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        switchboard().activate(factory, spec);
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        Switchboard running = switchboard;
        if (running != null) {
            running.deactivate(factory);
        }
    }

    @Override
    public Channel takeChannel(String serverName) throws ResourceException {
        return switchboard().takeChannel(serverName);
    }

    @Override
    public List<ServerStatus> servers() {
        Switchboard running = switchboard;
        return running == null ? List.of() : running.servers();
    }

    /** There is nothing to recover: calls know no transactions. */
    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }
}
