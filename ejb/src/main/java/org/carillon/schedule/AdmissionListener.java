package org.carillon.schedule;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.carillon.database.CarillonDatabase;

/** Takes the identities of received sessions, a line for each, and has their policies asked. */
@JMSDestinationDefinition(
        name = AdmissionListener.QUEUE,
        interfaceName = "jakarta.jms.Queue",
        destinationName = "carillon.admission")
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = AdmissionListener.QUEUE),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "endpointExceptionRedeliveryAttempts", propertyValue = "3"),
            @ActivationConfigProperty(propertyName = "endpointExceptionRedeliveryInterval", propertyValue = "1000")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class AdmissionListener implements MessageListener {

    static final String QUEUE = "java:app/jms/carillon-admission";

    @EJB
    private CarillonDatabase database;

    @EJB
    private Admission admission;

    @EJB
    private AdmissionQueue admissions;

    @Override
    public void onMessage(Message message) {
        database.isReady();
        try {
            admission.admit(message.getBody(String.class).lines().toList()).forEach(admissions::sendAlone);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
