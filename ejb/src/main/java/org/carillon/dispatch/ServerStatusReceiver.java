package org.carillon.dispatch;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import org.carillon.database.CarillonDatabase;
import org.carillon.dialogue.LiveCalls;
import org.carillon.outcome.TimelineWriter;
import org.carillon.session.EventType;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.ServerStatusListener;

/**
 * Hears when a telephony server goes or comes back: then there may be channels for what is queued, and the sessions that it carries
 * are touched.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "carillon#telephony-rar")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class ServerStatusReceiver implements ServerStatusListener {

    private static final Logger LOG = System.getLogger(ServerStatusReceiver.class.getName());

    @Inject
    private CarillonDatabase database;

    @Inject
    private Dispatcher dispatcher;

    @Inject
    private LiveCalls calls;

    @Inject
    private TimelineWriter timeline;

    @Inject
    private Event<ServerStatus> changes;

    @Override
    public void onServerStatus(ServerStatus status) {
        database.isReady();
        String change = change(status);
        LOG.log(Level.INFO, "telephony server {0}", change);
        dispatcher.wake();
        calls.sessionsOn(status.name()).forEach(session -> timeline.note(session, EventType.SERVER, change));
        changes.fireAsync(status);
    }

    private static String change(ServerStatus status) {
        String change = status.name() + " is " + status.availability().name().toLowerCase(Locale.ROOT);
        return status.reason().isEmpty() ? change : change + ": " + status.reason();
    }
}
