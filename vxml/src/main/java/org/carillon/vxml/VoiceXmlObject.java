package org.carillon.vxml;

import java.net.URI;
import java.util.Map;

/**
 * An extension that applications call by {@code <object classid="...">} (VoiceXML 2.0 section 2.3.5). Thread-safe: sessions share
 * it.
 */
public interface VoiceXmlObject {

    /** The {@code classid} it stands for, such as {@code builtin://look-up/customer}. */
    String classid();

    /**
     * Does its work, on the session's thread; the caller waits.
     *
     * @param parameters {@code <param>} by name: String, Double, Boolean, null, Map or List of those; a URI for {@code
     *     valuetype="ref"}
     * @param data {@code data}, resolved, or null
     * @return the value of the form item: of the same types, or null for undefined
     * @throws ObjectFailedException if it can't; the application gets its event
     */
    Object call(Map<String, Object> parameters, URI data) throws ObjectFailedException;

    /** An object couldn't do its work. */
    class ObjectFailedException extends Exception {

        private final String event;

        /** @param event what is thrown in the dialogue, such as {@code error.org.example.lookup} */
        public ObjectFailedException(String event, String message) {
            super(message);
            this.event = event;
        }

        public String event() {
            return event;
        }
    }
}
