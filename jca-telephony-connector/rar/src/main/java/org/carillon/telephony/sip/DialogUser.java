package org.carillon.telephony.sip;

import javax.sip.RequestEvent;
import javax.sip.ServerTransaction;

/** Whom the requests within a dialog concern. Called on threads of the stack; hands over at once. */
interface DialogUser {

    /** @param transaction to answer the request with; null for an ACK */
    void onRequest(RequestEvent event, ServerTransaction transaction);

    /** Our 2xx was never acknowledged. */
    void onAckMissing();
}
