package org.carillon.accounting;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends each record as a JSON text message on the operator's queue ({@code carillon.accounting.queue}), in their order; none without
 * that setting. Sent at least once: after a crash some come again, with the same property {@code position}.
 */
@ApplicationScoped
public class AccountingQueue {

    private static final Logger LOG = System.getLogger(AccountingQueue.class.getName());
    private static final int AT_ONCE = 200;

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory connections;

    @Inject
    private Ledger ledger;

    @Inject
    @ConfigProperty(name = "carillon.accounting.queue")
    private Optional<String> queue;

    void sendUnsent() {
        if (queue.isEmpty() || queue.get().isBlank()) {
            return;
        }
        List<AccountingRecord> unsent = ledger.takeUnsent(AT_ONCE);
        while (!unsent.isEmpty()) {
            if (!send(unsent)) {
                return;
            }
            ledger.sent(unsent.get(unsent.size() - 1).position());
            unsent = ledger.takeUnsent(AT_ONCE);
        }
    }

    private boolean send(List<AccountingRecord> records) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            for (AccountingRecord record : records) {
                TextMessage message =
                        context.createTextMessage(AccountingJson.of(record).toString());
                message.setStringProperty("type", "accounting");
                message.setStringProperty("kind", record.kind().word());
                message.setStringProperty("requester", record.requesterId());
                message.setLongProperty("position", record.position());
                context.createProducer().send(context.createQueue(queue.get().strip()), message);
            }
            return true;
        } catch (JMSException | JMSRuntimeException e) {
            // the lease keeps these for a minute; then they are sent from the first on
            LOG.log(Level.WARNING, "accounting records wait for the broker: {0}", e.getMessage());
            return false;
        }
    }
}
