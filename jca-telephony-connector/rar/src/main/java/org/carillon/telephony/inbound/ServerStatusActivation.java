package org.carillon.telephony.inbound;

import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ResourceAdapter;
import org.carillon.telephony.ServerStatusListener;

/** Activates a message-driven bean that hears of changes of the servers' availability. There is nothing to configure. */
@Activation(messageListeners = ServerStatusListener.class)
public class ServerStatusActivation implements ActivationSpec {

    private ResourceAdapter adapter;

    @Override
    public void validate() {
        // nothing can be wrong
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) {
        this.adapter = adapter;
    }
}
