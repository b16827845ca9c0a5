package org.carillon.it.phone.sip;

/** The way between the phone and one peer. Thread-safe. */
public interface Flow {

    /** Sends a message; what cannot be sent is lost, as on any network. */
    void send(SipMessage message);

    /** Whether the transport repeats what is lost: then we do not. */
    boolean isReliable();

    /** {@code UDP} or {@code TCP}, as in a Via header. */
    String transport();
}
