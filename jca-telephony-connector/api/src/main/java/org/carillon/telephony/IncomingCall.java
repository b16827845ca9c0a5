package org.carillon.telephony;

import java.util.Optional;

/** A call that came in and rings. The receiver accepts or rejects it; unanswered it is rejected after 30 s. Thread-safe. */
public interface IncomingCall {

    /** Our identity of it. */
    String id();

    /** The number or user that was dialled: the user part of the Request-URI. */
    String dialed();

    /** Who calls: the user part of the From header, or an empty string. */
    String caller();

    /** The VoiceXML dialogue that the caller asks for (RFC 5552), if it is such a call. */
    Optional<RequestedDialog> requestedDialog();

    /** The server it came in over. */
    String serverName();

    /**
     * Answers (200 OK). From here on it is a call like any other; {@link CallListener#answered} is told first.
     *
     * @throws TelephonyException when the caller has given up already
     */
    Call accept(CallListener listener) throws TelephonyException;

    /** Refuses with a SIP status code of 400-699. Idempotent. */
    void reject(int status);
}
