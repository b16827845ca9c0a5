package org.carillon.request;

import java.util.regex.Pattern;

/** The conversation that a request asks for. */
public sealed interface RequestedApplication {

    /** A VoiceXML document to be fetched from a URL. */
    record Linked(String url) implements RequestedApplication {}

    /**
     * A VoiceXML document brought along.
     *
     * @param vxml the document as text; the encoding that its XML declaration may name is dropped, since a text has none
     */
    record Attached(String vxml) implements RequestedApplication {

        private static final Pattern DECLARED_ENCODING =
                Pattern.compile("^(\\s{0,100}<\\?xml[^>]{0,100}?)\\s+encoding\\s*=\\s*[\"'][A-Za-z0-9._-]{1,40}[\"']");

        public Attached {
            vxml = DECLARED_ENCODING.matcher(vxml).replaceFirst("$1");
        }
    }

    /** Plain text, read aloud by the built-in application. */
    record ReadAloud(String text) implements RequestedApplication {}

    /**
     * A VoiceXML document that an external VoiceXML browser fetches and runs (RFC 5552).
     *
     * @param browser name of the telephony server that is the browser
     */
    record InBrowser(String url, String browser) implements RequestedApplication {}

    /**
     * An application that the requester has stored under a name. Intake puts what stands behind the name in its place: a session has
     * none of these.
     *
     * @param name of a template
     */
    record Templated(String name) implements RequestedApplication {}

    /** The kind's name in interfaces: {@code url}, {@code vxml}, {@code text}, {@code browser} or {@code template}. */
    default String kind() {
        if (this instanceof Linked) {
            return "url";
        }
        if (this instanceof Attached) {
            return "vxml";
        }
        if (this instanceof Templated) {
            return "template";
        }
        return this instanceof InBrowser ? "browser" : "text";
    }

    /** Where its document is fetched from, or null. */
    default String address() {
        if (this instanceof Linked linked) {
            return linked.url();
        }
        return this instanceof InBrowser hosted ? hosted.url() : null;
    }
}
