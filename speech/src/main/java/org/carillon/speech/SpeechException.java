package org.carillon.speech;

/** An engine could not do what it was asked to. */
public class SpeechException extends Exception {

    public SpeechException(String message) {
        super(message);
    }

    public SpeechException(String message, Throwable cause) {
        super(message, cause);
    }
}
