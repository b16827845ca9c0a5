package org.carillon.webhook;

/** A webhook's secret can't be opened with the operator's key. */
public class UnreadableSecretException extends Exception {

    UnreadableSecretException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
