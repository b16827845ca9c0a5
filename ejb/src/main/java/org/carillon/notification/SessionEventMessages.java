package org.carillon.notification;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;
import org.carillon.feed.FeedEvent;

/** Writes events of sessions as JSON text messages with properties to select by. */
@Stateless
public class SessionEventMessages {

    /** The topic. */
    public static final String TOPIC = "carillon.sessions";

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory connections;

    /**
     * Publishes all, or none: in one transaction, in which the broker alone takes part.
     *
     * @throws RuntimeException when the broker is away
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void send(List<FeedEvent> events) {
        // a producer of this topic only: one of a JMSContext asks the broker about the topic with each message
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createTopic(TOPIC))) {
            for (FeedEvent event : events) {
                producer.send(message(session, event));
            }
        } catch (JMSException e) {
            throw new EJBException(e);
        }
    }

    private static TextMessage message(Session session, FeedEvent event) throws JMSException {
        TextMessage message = session.createTextMessage(event.json());
        message.setStringProperty("requester", event.requesterId());
        message.setStringProperty("session", event.sessionId());
        message.setStringProperty("type", event.type().word());
        if (event.state() != null) {
            message.setStringProperty("state", event.state());
        }
        message.setLongProperty("event", event.id());
        return message;
    }
}
