package org.carillon.dispatch;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.carillon.database.CarillonDatabase;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.ServerStatusListener;

/** Hears when a telephony server goes or comes back: then there may be channels for what is queued. */
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

    @Override
    public void onServerStatus(ServerStatus status) {
        database.isReady();
        LOG.log(Level.INFO, "telephony server {0} is {1} {2}", status.name(), status.availability(), status.reason());
        dispatcher.wake();
    }
}
