package org.carillon.gateway.jms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.List;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestJson;
import org.carillon.requester.RecentRequesters;
import org.carillon.requester.Requester;

/** Reads a message into the normal form. Thread-safe. */
@ApplicationScoped
public class JmsRequestReader {

    /** The message property that bears the requester's key. */
    static final String KEY = "carillonKey";

    private static final int LONGEST = 1_000_000;

    @Inject
    private RecentRequesters requesters;

    NewRequest read(Message message) throws JMSException, InvalidRequestException, UnauthorizedRequestException {
        Requester requester =
                requesters.byKey(message.getStringProperty(KEY)).orElseThrow(UnauthorizedRequestException::new);
        if (!(message instanceof TextMessage text) || text.getText() == null) {
            throw new InvalidRequestException(List.of(new Problem("", "must be a text message")));
        }
        if (text.getText().length() > LONGEST) {
            throw new InvalidRequestException(List.of(new Problem("", "is longer than " + LONGEST + " characters")));
        }
        String queue = JmsRequestListener.lastingReplyQueue(message);
        ReplyTo reply = queue == null
                ? ReplyTo.NOBODY
                : new ReplyTo(null, null, queue, JmsRequestListener.correlationOf(message));
        return RequestJson.read(
                text.getText(), requester.id(), new RequestId(Source.JMS, message.getJMSMessageID()), reply);
    }
}
