import com.sun.messaging.ConnectionConfiguration;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.util.concurrent.TimeUnit;

/**
 * Asks for a session by JMS, and prints the answer and the outcome. Needs two libraries of Payara's OpenMQ:
 *
 * <pre>java -cp "$MQ/imq.jar:$MQ/jms.jar" AskByJms.java HOST:PORT KEY '{"to": "+15550100", "application": {"text": "Hello."}}'</pre>
 */
public class AskByJms {

    private static final long PATIENCE_MILLIS = TimeUnit.MINUTES.toMillis(2);

    public static void main(String[] arguments) throws JMSException {
        var factory = new com.sun.messaging.ConnectionFactory();
        factory.setProperty(ConnectionConfiguration.imqAddressList, "mq://" + arguments[0] + "/jms");
        try (JMSContext context = factory.createContext()) {
            Queue replies = context.createQueue("shop.replies");
            TextMessage request = context.createTextMessage(arguments[2]);
            request.setStringProperty("carillonKey", arguments[1]);
            request.setJMSReplyTo(replies);
            context.createProducer().send(context.createQueue("carillon.requests"), request);
            String mine = "JMSCorrelationID = '" + request.getJMSMessageID() + "'";
            try (var consumer = context.createConsumer(replies, mine)) {
                String answer = print(consumer.receive(PATIENCE_MILLIS));
                if (answer.contains("\"accepted\"")) {
                    print(consumer.receive(PATIENCE_MILLIS));
                }
            }
        }
    }

    private static String print(Message message) throws JMSException {
        String text = message == null ? "nothing came" : message.getBody(String.class);
        System.out.println(text);
        return text;
    }
}
