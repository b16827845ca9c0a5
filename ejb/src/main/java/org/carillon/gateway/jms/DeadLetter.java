package org.carillon.gateway.jms;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;

/** A request that can't be processed, with its reason, for the operator's dead-letter queue. */
record DeadLetter(TextMessage letter) {

    /** OpenMQ's own dead message queue is for what it could not deliver; messages can't be sent there by clients. */
    static final String QUEUE = "carillon.requests.dead";

    private static final int LONGEST_REASON = 1_000;

    static DeadLetter of(Message message, String reason, JMSContext context) throws JMSException {
        TextMessage letter = context.createTextMessage(message instanceof TextMessage text ? text.getText() : null);
        letter.setJMSCorrelationID(JmsRequestListener.correlationOf(message));
        letter.setStringProperty(
                "reason", reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON));
        letter.setStringProperty("originalMessageId", message.getJMSMessageID());
        return new DeadLetter(letter);
    }

    void send(JMSContext context) {
        context.createProducer().send(context.createQueue(QUEUE), letter);
    }
}
