package org.carillon.telephony.inbound;

import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ResourceAdapter;
import org.carillon.telephony.IncomingCallListener;

/** Activates a message-driven bean that takes incoming calls. There is nothing to configure: the first such bean takes all. */
@Activation(messageListeners = IncomingCallListener.class)
public class IncomingCallActivation implements ActivationSpec {

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
