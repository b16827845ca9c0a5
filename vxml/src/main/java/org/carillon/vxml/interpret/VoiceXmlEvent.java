package org.carillon.vxml.interpret;

import org.carillon.vxml.script.ScriptException;

/** A thrown VoiceXML event (VoiceXML 2.0 section 5.2). */
final class VoiceXmlEvent extends Exception {

    private final String name;

    VoiceXmlEvent(String name, String message) {
        this(name, message, null);
    }

    VoiceXmlEvent(String name, String message, Throwable cause) {
        // events are everyday control flow: no stack trace
        super(message, cause, false, false);
        this.name = name;
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

    @Override
    public String toString() {
        return getMessage() == null ? name : name + ": " + getMessage();
    }
}
