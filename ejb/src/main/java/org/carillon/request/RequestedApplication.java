package org.carillon.request;

/** The conversation that a request asks for. */
public sealed interface RequestedApplication {

    /** A VoiceXML document to be fetched from a URL. */
    record Linked(String url) implements RequestedApplication {}

    /** A VoiceXML document brought along. */
    record Attached(String vxml) implements RequestedApplication {}

    /** Plain text, read aloud by the built-in application. */
    record ReadAloud(String text) implements RequestedApplication {}
}
