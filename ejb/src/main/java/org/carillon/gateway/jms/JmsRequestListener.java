package org.carillon.gateway.jms;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.carillon.database.CarillonDatabase;
import org.carillon.intake.Acceptance;
import org.carillon.intake.ConflictingRequestException;
import org.carillon.intake.RequestIntake;
import org.carillon.request.InvalidRequestException;

/**
 * Takes requests as JSON text messages. The answer goes to JMSReplyTo with the request's correlation id, or its message id where
 * it has none. A message that can't be understood is answered and put on the dead-letter queue with its reason; when the database
 * is away the message is delivered again.
 */
@JMSDestinationDefinition(
        name = JmsRequestListener.QUEUE,
        interfaceName = "jakarta.jms.Queue",
        destinationName = "carillon.requests")
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = JmsRequestListener.QUEUE),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "endpointExceptionRedeliveryAttempts", propertyValue = "60"),
            @ActivationConfigProperty(propertyName = "endpointExceptionRedeliveryInterval", propertyValue = "2000"),
            @ActivationConfigProperty(propertyName = "sendUndeliverableMsgsToDMQ", propertyValue = "true")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class JmsRequestListener implements MessageListener {

    static final String QUEUE = "java:app/jms/carillon-requests";

    private static final Logger LOG = System.getLogger(JmsRequestListener.class.getName());

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory connections;

    @EJB
    private CarillonDatabase database;

    @Inject
    private JmsRequestReader reader;

    @EJB
    private RequestIntake intake;

    @Override
    public void onMessage(Message message) {
        database.isReady();
        try {
            answer(message);
        } catch (JMSException e) {
            throw new EJBException(e);
        }
    }

    private void answer(Message message) throws JMSException {
        try {
            Acceptance acceptance = intake.accept(reader.read(message));
            reply(message, JmsAnswer.accepted(acceptance));
        } catch (InvalidRequestException e) {
            reject(message, JmsAnswer.invalid(e), e.getMessage());
        } catch (ConflictingRequestException e) {
            reject(message, JmsAnswer.refused(e.getMessage()), e.getMessage());
        } catch (UnauthorizedRequestException e) {
            reject(message, JmsAnswer.refused(e.getMessage()), e.getMessage());
        }
    }

    private void reject(Message message, String answer, String reason) throws JMSException {
        LOG.log(Level.INFO, "message {0} was refused: {1}", message.getJMSMessageID(), reason);
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            DeadLetter.of(message, reason, context).send(context);
        }
        reply(message, answer);
    }

    private void reply(Message message, String answer) throws JMSException {
        Destination replyTo = message.getJMSReplyTo();
        if (replyTo == null) {
            return;
        }
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            TextMessage reply = context.createTextMessage(answer);
            reply.setJMSCorrelationID(correlationOf(message));
            context.createProducer().send(replyTo, reply);
        } catch (JMSRuntimeException e) {
            // its sender may be gone; the request itself stands, and can be looked up by its identity
            LOG.log(Level.WARNING, "message {0} could not be answered: {1}", message.getJMSMessageID(), e.getMessage());
        }
    }

    /** The correlation id that answers to the message bear. */
    static String correlationOf(Message message) throws JMSException {
        String given = message.getJMSCorrelationID();
        return given == null ? message.getJMSMessageID() : given;
    }

    /** The name of the queue for the outcome, or null: temporary queues do not live as long as a session may. */
    static String lastingReplyQueue(Message message) throws JMSException {
        Destination replyTo = message.getJMSReplyTo();
        boolean lasting = replyTo instanceof Queue && !(replyTo instanceof jakarta.jms.TemporaryQueue);
        return lasting ? ((Queue) replyTo).getQueueName() : null;
    }
}
