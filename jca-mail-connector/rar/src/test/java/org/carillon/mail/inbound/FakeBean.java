package org.carillon.mail.inbound;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.carillon.mail.MailListener;

/** The container's side of a message-driven bean: its endpoint factory, its endpoints and its transaction, with the order of the calls. */
final class FakeBean {

    private final List<String> events = new ArrayList<>();
    private final MessageEndpointFactory factory = proxy(this::onFactory, MessageEndpointFactory.class);
    private Synchronization synchronization;
    private Exception failure;
    private boolean unavailable;
    private boolean transacted = true;
    private int outcome = Status.STATUS_COMMITTED;

    MessageEndpointFactory factory() {
        return factory;
    }

    TransactionSynchronizationRegistry transactions() {
        return proxy(
                (proxy, method, arguments) -> {
                    synchronization = (Synchronization) arguments[0];
                    return null;
                },
                TransactionSynchronizationRegistry.class);
    }

    List<String> events() {
        return events;
    }

    void rollsBack() {
        outcome = Status.STATUS_ROLLEDBACK;
    }

    void fails(Exception exception) {
        failure = exception;
        outcome = Status.STATUS_ROLLEDBACK;
    }

    void isUnavailable(boolean now) {
        unavailable = now;
    }

    void isNotTransacted() {
        transacted = false;
    }

    private Object onFactory(Object proxy, Method method, Object[] arguments) throws Exception {
        switch (method.getName()) {
            case "createEndpoint":
                if (unavailable) {
                    throw new UnavailableException("being deployed");
                }
                events.add("create");
                return proxy(this::onEndpoint, MessageEndpoint.class, MailListener.class);
            case "isDeliveryTransacted":
                return transacted;
            default:
                throw new UnsupportedOperationException(method.getName());
        }
    }

    private Object onEndpoint(Object proxy, Method method, Object[] arguments) throws Exception {
        switch (method.getName()) {
            case "beforeDelivery":
                events.add("before");
                return null;
            case "afterDelivery":
                events.add("after");
                synchronization.beforeCompletion();
                synchronization.afterCompletion(outcome);
                return null;
            case "release":
                events.add("release");
                return null;
            default:
                return onListener(method, arguments);
        }
    }

    private Object onListener(Method method, Object[] arguments) throws Exception {
        events.add(method.getName());
        if (failure != null) {
            throw failure;
        }
        return method.getName().equals("authenticate") ? arguments[0] : null;
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(InvocationHandler handler, Class<?>... types) {
        return (T) Proxy.newProxyInstance(FakeBean.class.getClassLoader(), types, handler);
    }
}
