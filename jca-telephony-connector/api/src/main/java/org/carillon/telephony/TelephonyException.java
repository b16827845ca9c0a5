package org.carillon.telephony;

/** A call could not be placed; nothing went out to the network. */
public class TelephonyException extends Exception {

    public TelephonyException(String message) {
        super(message);
    }

    public TelephonyException(String message, Throwable cause) {
        super(message, cause);
    }
}
