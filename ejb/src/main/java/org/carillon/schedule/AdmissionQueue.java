package org.carillon.schedule;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tells some node that a session waits for its policies: carries identities only, the database is the queue of record. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdmissionQueue {

    private static final Logger LOG = System.getLogger(AdmissionQueue.class.getName());

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory connections;

    @Resource(lookup = AdmissionListener.QUEUE)
    private Queue queue;

    /** Sends the identity. If the broker is away, {@link DueSessionScanner} sends it again later: nothing is lost. */
    public void send(String sessionId) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createProducer().send(queue, sessionId);
        } catch (JMSRuntimeException e) {
            LOG.log(Level.WARNING, "the broker is away, session {0} is sent later: {1}", sessionId, e.getMessage());
        }
    }
}
