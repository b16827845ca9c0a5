package org.carillon.notification;

/** One way to tell an outcome. Thread-safe. */
public interface Notifier {

    /** Which way. */
    Notification.Kind kind();

    /**
     * Tells it; may take as long as the network does, but not for ever. Told twice, it must bear the same identity, so that the
     * receiver can see that.
     *
     * @throws NotificationException when it was not told, with the reason
     */
    void tell(Notification notification, Outcome outcome) throws NotificationException;
}
