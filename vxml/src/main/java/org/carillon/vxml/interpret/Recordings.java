package org.carillon.vxml.interpret;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.vxml.platform.Recording;

/** What stands behind the script values of recordings in a session. */
final class Recordings {

    private final Map<Object, Recording> recordings = new IdentityHashMap<>();

    void keep(Object scriptValue, Recording recording) {
        recordings.put(scriptValue, recording);
    }

    Optional<Recording> of(Object scriptValue) {
        return Optional.ofNullable(recordings.get(scriptValue));
    }
}
