package org.carillon.telephony;

/** Implemented by the message-driven bean that takes incoming calls. */
public interface IncomingCallListener {

    /** A call rings. May run as long as the call does: each is delivered on a work thread of its own. */
    void onIncomingCall(IncomingCall call);
}
