package org.carillon.notification;

/** Somebody could not be told now, or never will be. */
public class NotificationException extends Exception {

    private final boolean permanent;
    private final Integer status;

    /** To be tried again. */
    public NotificationException(String message, Throwable cause) {
        this(message, false, null, cause);
    }

    private NotificationException(String message, boolean permanent, Integer status, Throwable cause) {
        super(message, cause);
        this.permanent = permanent;
        this.status = status;
    }

    /** Trying again would be of no use. */
    public static NotificationException permanent(String message, Throwable cause) {
        return new NotificationException(message, true, null, cause);
    }

    /** The receiver has answered with a status that is none of success. */
    static NotificationException answered(int status, boolean permanent) {
        return new NotificationException("the answer was " + status, permanent, status, null);
    }

    public boolean isPermanent() {
        return permanent;
    }

    /** HTTP status of the answer, or null. */
    public Integer status() {
        return status;
    }
}
