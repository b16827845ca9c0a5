package org.carillon.notification;

/** Somebody could not be told now. */
public class NotificationException extends Exception {

    public NotificationException(String message, Throwable cause) {
        super(message, cause);
    }
}
