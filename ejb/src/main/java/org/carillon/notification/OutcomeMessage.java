package org.carillon.notification;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import org.carillon.database.JsonText;
import org.carillon.session.CallAttempt;
import org.carillon.session.TelephonySession;

/** Tells an outcome as a JSON text message, with the correlation id of the request. */
@ApplicationScoped
public class OutcomeMessage implements Notifier {

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory connections;

    @Override
    public Notification.Kind kind() {
        return Notification.Kind.JMS;
    }

    @Override
    public void tell(Notification notification, Outcome outcome) throws NotificationException {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            TextMessage message = context.createTextMessage(json(outcome));
            message.setJMSCorrelationID(notification.reference());
            message.setStringProperty("type", "outcome");
            context.createProducer().send(context.createQueue(notification.target()), message);
        } catch (JMSException | JMSRuntimeException e) {
            throw new NotificationException(
                    "the queue " + notification.target() + " was not reached: " + e.getMessage(), e);
        }
    }

    private static String json(Outcome outcome) {
        TelephonySession session = outcome.session();
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("type", "outcome")
                .add("id", session.id())
                .add("to", session.address().text())
                .add("state", session.state().word())
                .add("attempts", outcome.attempts().size());
        if (session.reason() != null) {
            json.add("reason", session.reason());
        }
        json.add("result", JsonText.object(session.resultValues()));
        outcome.attempts().stream()
                .reduce((first, second) -> second)
                .map(CallAttempt::answeredAt)
                .ifPresent(at -> json.add("answeredAt", at.toString()));
        return json.build().toString();
    }
}
