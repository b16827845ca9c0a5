package org.carillon.vxml.reader;

/** What was read is not XML, or not VoiceXML. The message says what and where, for the author. */
public class BadDocumentException extends Exception {

    public BadDocumentException(String message) {
        super(message);
    }

    public BadDocumentException(String message, Throwable cause) {
        super(message, cause);
    }

    static BadDocumentException at(int line, String message) {
        return new BadDocumentException("line " + line + ": " + message);
    }
}
