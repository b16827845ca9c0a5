package org.carillon.vxml.interpret;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.carillon.vxml.platform.Recording;
import org.carillon.vxml.script.ScriptSession;

/**
 * The recordings of a session: scripts see an object that stands for one, they never see the audio. A recording whose object
 * nobody holds any more is forgotten.
 */
final class Recordings {

    private final Map<Object, Recording> recordings = new WeakHashMap<>();

    /** A script value that stands for the recording. */
    Object value(Recording recording, ScriptSession script) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("type", recording.mediaType());
        description.put("size", recording.content().length);
        description.put("duration", recording.millis());
        Object value = script.fromJava(description);
        recordings.put(value, recording);
        return value;
    }

    /** What stands behind a script value, if it is a recording. */
    Optional<Recording> of(Object value) {
        return Optional.ofNullable(recordings.get(value));
    }
}
