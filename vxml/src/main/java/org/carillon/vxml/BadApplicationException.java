package org.carillon.vxml;

/** An application can't be run: not fetched, too large, too slow, forbidden, not well-formed, not VoiceXML. The message says which, for people. */
public class BadApplicationException extends Exception {

    public BadApplicationException(String message) {
        super(message);
    }

    public BadApplicationException(String message, Throwable cause) {
        super(message, cause);
    }
}
