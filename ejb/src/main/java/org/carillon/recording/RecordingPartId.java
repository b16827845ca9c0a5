package org.carillon.recording;

import java.io.Serializable;
import java.util.Objects;

/** Which part of which recording. */
public class RecordingPartId implements Serializable {

    private String recordingId;
    private int number;

    protected RecordingPartId() {}

    RecordingPartId(String recordingId, int number) {
        this.recordingId = recordingId;
        this.number = number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordingPartId id && id.recordingId.equals(recordingId) && id.number == number;
    }

    @Override
    public int hashCode() {
        return Objects.hash(recordingId, number);
    }
}
