package org.carillon.telephony.pool;

import java.util.function.Consumer;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.TelephonyException;

/** How one telephony server is spoken to; each kind of server has its own. Thread-safe. */
public interface ServerDriver {

    /** Places a call and returns at once; see {@link org.carillon.telephony.TelephonyConnection#call}. */
    Call place(CallRequest request, CallListener listener) throws TelephonyException;

    /** Asks the server for a sign of life and returns at once; tells what came of it exactly once. */
    void probe(ProbeListener listener);

    /**
     * Has the loss of a lasting connection told, which is known sooner than a probe fails; a driver that has no such connection tells
     * nothing.
     *
     * @param losses takes the reason, a sentence for people; returns at once
     */
    default void onLoss(Consumer<String> losses) {
        // there is nothing to lose
    }

    /** Hears what became of one probe. */
    interface ProbeListener {

        /** The server can take calls. */
        void answered();

        /** It cannot, or did not answer in time. */
        void failed(String reason);
    }
}
