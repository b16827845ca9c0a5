package org.carillon.telephony.inbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.transaction.xa.XAResource;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.IncomingCallListener;
import org.carillon.telephony.TelephonyConnectionFactory;
import org.carillon.telephony.outbound.ChannelConnectionFactory;

/** The whole resource adapter without a container, used through the interfaces that applications see. */
public final class StandaloneAdapter implements AutoCloseable {

    private final BlockingQueue<IncomingCall> arrivals = new LinkedBlockingQueue<>();
    private final TelephonyResourceAdapter adapter;

    /** @param properties as in {@code carillon.telephony.*}, without that prefix */
    public StandaloneAdapter(Map<String, String> properties) throws ResourceException {
        adapter = new TelephonyResourceAdapter(
                name -> Optional.ofNullable(properties.get(name.substring("carillon.telephony.".length()))));
        adapter.start(new Container());
        adapter.endpointActivation(new Arrivals(), new IncomingCallActivation());
    }

    /** What an application gets by its resource reference. */
    public TelephonyConnectionFactory connections() {
        ChannelConnectionFactory factory = new ChannelConnectionFactory();
        factory.setResourceAdapter(adapter);
        return (TelephonyConnectionFactory) factory.createConnectionFactory();
    }

    /** Calls that came in and that nobody has taken from here yet. */
    public BlockingQueue<IncomingCall> arrivals() {
        return arrivals;
    }

    @Override
    public void close() {
        adapter.stop();
    }

    private static final class Container implements BootstrapContext {

        private final WorkManager workManager = new ThreadPerWork();

        @Override
        public WorkManager getWorkManager() {
            return workManager;
        }

        @Override
        public XATerminator getXATerminator() {
            return null;
        }

        @Override
        public Timer createTimer() {
            throw new UnsupportedOperationException("the adapter has its own timer");
        }

        @Override
        public boolean isContextSupported(Class<? extends WorkContext> context) {
            return false;
        }

        @Override
        public TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
            return null;
        }
    }

    private final class Arrivals implements MessageEndpointFactory {

        @Override
        public MessageEndpoint createEndpoint(XAResource resource) {
            return new Endpoint();
        }

        @Override
        public MessageEndpoint createEndpoint(XAResource resource, long timeout) {
            return new Endpoint();
        }

        @Override
        public boolean isDeliveryTransacted(Method method) {
            return false;
        }

        @Override
        public String getActivationName() {
            return "arrivals";
        }

        @Override
        public Class<?> getEndpointClass() {
            return Endpoint.class;
        }
    }

    private final class Endpoint implements MessageEndpoint, IncomingCallListener {

        @Override
        public void onIncomingCall(IncomingCall call) {
            arrivals.add(call);
        }

        @Override
        public void beforeDelivery(Method method) {}

        @Override
        public void afterDelivery() {}

        @Override
        public void release() {}
    }
}
