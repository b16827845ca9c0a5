package org.carillon.telephony.asterisk;

/** The address where voice is to come in cannot be had. */
public class AsteriskUnavailableException extends Exception {

    private static final long serialVersionUID = 1;

    public AsteriskUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
