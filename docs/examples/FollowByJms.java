import com.sun.messaging.ConnectionConfiguration;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;

/**
 * Follows the events of sessions by JMS, and prints them. Its subscription is durable: killed and started again under the same name, it
 * goes on where it was. Needs two libraries of Payara's OpenMQ:
 *
 * <pre>java -cp "$MQ/imq.jar:$MQ/jms.jar" FollowByJms.java HOST:PORT NAME "requester = 'shop' AND type = 'ended'"</pre>
 */
public class FollowByJms {

    public static void main(String[] arguments) throws JMSException {
        var factory = new com.sun.messaging.ConnectionFactory();
        factory.setProperty(ConnectionConfiguration.imqAddressList, "mq://" + arguments[0] + "/jms");
        try (JMSContext context = factory.createContext(JMSContext.CLIENT_ACKNOWLEDGE)) {
            context.setClientID(arguments[1]);
            JMSConsumer events = context.createDurableConsumer(
                    context.createTopic("carillon.sessions"), arguments[1], arguments[2], false);
            System.out.println("following");
            while (true) {
                System.out.println(events.receiveBody(String.class));
                // only now: what was not acknowledged comes again
                context.acknowledge();
            }
        }
    }
}
