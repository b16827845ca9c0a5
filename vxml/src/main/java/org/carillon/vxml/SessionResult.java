package org.carillon.vxml;

import java.util.Map;

/**
 * How a session ended.
 *
 * @param kind in which way
 * @param event the VoiceXML event that ended it ({@code connection.disconnect.hangup}, {@code error.badfetch} ...), or null
 * @param message a sentence for people, or null
 * @param values what {@code <exit>} or {@code <disconnect>} handed over: by name, as ECMAScript values turned into String,
 *     Double, Boolean, null, or (for objects and arrays) Map and List of those
 */
public record SessionResult(Kind kind, String event, String message, Map<String, Object> values) {

    /** In which way. */
    public enum Kind {
        /** {@code <exit>}, or nothing left to do. */
        EXITED,
        /** {@code <disconnect>}: the application hung up. */
        DISCONNECTED,
        /** The caller hung up. */
        HUNG_UP,
        /** Handed over to a third party. */
        TRANSFERRED,
        /** An error that no handler of the application took. */
        ERROR,
        /** A limit was passed: endless loop, too many events, too long. */
        STOPPED
    }
}
