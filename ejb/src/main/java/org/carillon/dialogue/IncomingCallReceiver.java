package org.carillon.dialogue;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.concurrent.RejectedExecutionException;
import org.carillon.database.CarillonDatabase;
import org.carillon.node.DialogueThreads;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.IncomingCallListener;

/** Takes incoming calls from the telephony connector and hands each to a thread of its own. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "carillon#telephony-rar")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class IncomingCallReceiver implements IncomingCallListener {

    private static final int SERVICE_UNAVAILABLE = 503;

    @Inject
    private DialogueThreads dialogues;

    @Inject
    private CarillonDatabase database;

    @Inject
    private IncomingDialogue dialogue;

    @Override
    public void onIncomingCall(IncomingCall call) {
        database.isReady();
        try {
            dialogues.execute(() -> dialogue.serve(call));
        } catch (RejectedExecutionException e) {
            call.reject(SERVICE_UNAVAILABLE);
        }
    }
}
