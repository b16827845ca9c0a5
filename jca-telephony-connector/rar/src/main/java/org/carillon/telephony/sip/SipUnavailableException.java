package org.carillon.telephony.sip;

/** The user agent cannot open its listening points. */
public class SipUnavailableException extends Exception {

    public SipUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
