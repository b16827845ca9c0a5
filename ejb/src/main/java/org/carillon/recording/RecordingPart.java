package org.carillon.recording;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Some of a recording's bytes: all parts but the last have {@link #BYTES}. */
@Entity
@Table(name = "recording_part")
@IdClass(RecordingPartId.class)
public class RecordingPart {

    /** Bytes of a part. */
    static final int BYTES = 256 * 1024;

    @Id
    @Column(name = "recording_id")
    private String recordingId;

    @Id
    private int number;

    private byte[] content;

    protected RecordingPart() {}

    RecordingPart(String recordingId, int number, byte[] content) {
        this.recordingId = recordingId;
        this.number = number;
        this.content = content.clone();
    }

    byte[] content() {
        return content.clone();
    }
}
