package org.carillon.policy;

/** Settings of a policy that make no sense. The message is for the one who sets them. */
public class InvalidSettingsException extends Exception {

    public InvalidSettingsException(String message) {
        super(message);
    }

    public InvalidSettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
