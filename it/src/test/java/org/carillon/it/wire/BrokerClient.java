package org.carillon.it.wire;

import jakarta.jms.ConnectionFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** An integrator's way to the broker: OpenMQ's own client library, as Payara brings it. */
public final class BrokerClient {

    private BrokerClient() {}

    /** Connections to the broker on a port of this machine. */
    @SuppressWarnings("resource") // the classes of the connections live as long as the tests
    public static ConnectionFactory connect(Path libraries, int port) throws Exception {
        URL[] classes = {libraries.resolve("imq.jar").toUri().toURL()};
        ClassLoader loader = new URLClassLoader(classes, BrokerClient.class.getClassLoader());
        Class<?> type = loader.loadClass("com.sun.messaging.ConnectionFactory");
        Object factory = type.getDeclaredConstructor().newInstance();
        type.getMethod("setProperty", String.class, String.class)
                .invoke(factory, "imqAddressList", "mq://127.0.0.1:" + port + "/jms");
        return (ConnectionFactory) factory;
    }
}
