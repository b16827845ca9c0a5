package org.carillon.notification;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import org.carillon.telephony.ServerStatistics;
import org.carillon.telephony.ServerStatus;

/**
 * Publishes each change of a telephony server's availability, as JSON text, on the topic {@value #NAME}; the properties {@code
 * server} and {@code availability} are there to select by. News, not a record: what happens while the broker is away is not told
 * later.
 */
@ApplicationScoped
public class ServerTopic {

    /** The topic. */
    public static final String NAME = "carillon.servers";

    private static final Logger LOG = System.getLogger(ServerTopic.class.getName());

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory connections;

    void onChange(@ObservesAsync ServerStatus status) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            TextMessage message = context.createTextMessage(json(status));
            message.setStringProperty("type", "server");
            message.setStringProperty("server", status.name());
            message.setStringProperty("availability", word(status));
            context.createProducer().send(context.createTopic(NAME), message);
        } catch (JMSException | JMSRuntimeException e) {
            LOG.log(Level.WARNING, "the change of server {0} was not published: {1}", status.name(), e.getMessage());
        }
    }

    private static String word(ServerStatus status) {
        return status.availability().name().toLowerCase(Locale.ROOT);
    }

    private static String json(ServerStatus status) {
        ServerStatistics statistics = status.statistics();
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("type", "server")
                .add("name", status.name())
                .add("kind", status.kind())
                .add("availability", word(status))
                .add("reason", status.reason())
                .add("since", status.since().toString())
                .add("capacity", status.capacity())
                .add("inUse", status.inUse())
                .add("setUpsPerSecond", statistics.setUpsPerSecond())
                .add("failuresPerMinute", statistics.failuresPerMinute())
                .add("roundTripMillis", statistics.roundTrip().toMillis());
        if (!Double.isNaN(statistics.answerSeizureRatio())) {
            json.add("answerSeizureRatio", statistics.answerSeizureRatio());
        }
        return json.build().toString();
    }
}
