package org.carillon.notification;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import jakarta.json.spi.JsonProvider;

/** Tells an outcome, or what an application says, as a JSON text message, with the correlation id of the request. */
@ApplicationScoped
public class OutcomeMessage implements Notifier {

    /** Looked for once: {@code Json} goes through all libraries each time. */
    private static final JsonProvider JSON = JsonProvider.provider();

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory connections;

    @Override
    public Notification.Kind kind() {
        return Notification.Kind.JMS;
    }

    @Override
    public void tell(Notification notification, Outcome outcome) throws NotificationException {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            String type = notification.payload() == null ? "outcome" : "message";
            TextMessage message = context.createTextMessage(json(type, notification, outcome));
            message.setJMSCorrelationID(notification.reference());
            message.setStringProperty("type", type);
            message.setStringProperty("messageId", notification.messageId());
            context.createProducer().send(context.createQueue(notification.target()), message);
        } catch (JMSException | JMSRuntimeException e) {
            throw new NotificationException(
                    "the queue " + notification.target() + " was not reached: " + e.getMessage(), e);
        }
    }

    private static String json(String type, Notification notification, Outcome outcome) {
        return JSON.createObjectBuilder(OutcomeJson.told(notification, outcome))
                .add("type", type)
                .build()
                .toString();
    }
}
