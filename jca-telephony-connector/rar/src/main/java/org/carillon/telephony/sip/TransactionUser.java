package org.carillon.telephony.sip;

import javax.sip.ResponseEvent;

/** Whom the answers to a request of ours concern (RFC 3261 section 5: "TU"). Called on threads of the stack; hands over at once. */
interface TransactionUser {

    void onResponse(ResponseEvent event);

    /** No final answer came in time (timers B and F). */
    void onTimeout();
}
