package org.carillon.vxml;

import java.net.URI;

/** Where a VoiceXML application comes from. */
public sealed interface Application {

    /** To be fetched. */
    record Referenced(URI uri) implements Application {}

    /**
     * Brought along.
     *
     * @param document the VoiceXML document
     * @param base what relative references are resolved against, or null if there can be none
     */
    record Attached(byte[] document, URI base) implements Application {}
}
