package org.carillon.gateway.source;

/** A schedule source can't be read. The message says why, for people, without secrets. */
public class SourceException extends Exception {

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
