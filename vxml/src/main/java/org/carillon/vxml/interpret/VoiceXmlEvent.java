package org.carillon.vxml.interpret;

import org.carillon.vxml.script.ScriptException;

/** A thrown VoiceXML event (VoiceXML 2.0 section 5.2). */
final class VoiceXmlEvent extends Exception {

    private static final int MAX_NAME = 256;
    private static final int MAX_MESSAGE = 1_000;

    private final String name;

    VoiceXmlEvent(String name, String message) {
        this(name, message, null);
    }

    VoiceXmlEvent(String name, String message, Throwable cause) {
        // events are everyday control flow: no stack trace
        super(shortened(message), cause, false, false);
        this.name = name;
    }

    /** An event that the application throws. */
    static VoiceXmlEvent thrown(String name, String message) {
        String event = name.strip();
        return event.isEmpty() || event.length() > MAX_NAME
                ? semantic("not the name of an event: " + event)
                : new VoiceXmlEvent(event, message);
    }

    static VoiceXmlEvent semantic(ScriptException e) {
        return new VoiceXmlEvent("error.semantic", e.getMessage(), e);
    }

    static VoiceXmlEvent semantic(String message) {
        return new VoiceXmlEvent("error.semantic", message);
    }

    static VoiceXmlEvent badFetch(String message) {
        return new VoiceXmlEvent("error.badfetch", message);
    }

    /** {@code _event}. */
    String name() {
        return name;
    }

    private static String shortened(String message) {
        return message == null || message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
    }

    @Override
    public String toString() {
        return getMessage() == null ? name : name + ": " + getMessage();
    }
}
