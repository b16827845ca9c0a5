package org.carillon.vxml.fetch;

/** A resource can't be had. The message says why, for people. */
public class FetchException extends Exception {

    private final int status;

    public FetchException(String message) {
        this(message, 0, null);
    }

    public FetchException(String message, Throwable cause) {
        this(message, 0, cause);
    }

    public FetchException(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The HTTP status that says so, or 0. */
    public int status() {
        return status;
    }
}
