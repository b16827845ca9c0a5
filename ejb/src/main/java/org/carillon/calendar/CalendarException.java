package org.carillon.calendar;

/** A calendar that can't be read, or means nothing that could be done. The message says why, for people. */
public class CalendarException extends Exception {

    public CalendarException(String message) {
        super(message);
    }

    public CalendarException(String message, Throwable cause) {
        super(message, cause);
    }
}
