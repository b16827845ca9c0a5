package org.carillon.web.api.recording;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.recording.StoredRecording;

/**
 * A recording, without its audio.
 *
 * @param name of the form item
 * @param millis its length
 * @param bytes its size
 * @param expires when it is deleted
 */
@JsonbPropertyOrder({"id", "name", "type", "millis", "bytes", "created", "expires"})
public record RecordingView(
        String id, String name, String type, long millis, long bytes, Instant created, Instant expires) {

    static RecordingView of(StoredRecording recording) {
        return new RecordingView(
                recording.id(),
                recording.name(),
                recording.mediaType(),
                recording.millis(),
                recording.bytes(),
                recording.createdAt(),
                recording.expiresAt());
    }
}
