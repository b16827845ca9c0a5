package org.carillon.recording;

import jakarta.ejb.ApplicationException;

/** There is no room for a recording. Nothing was stored. */
@ApplicationException(rollback = true)
public class RecordingNotKeptException extends Exception {

    RecordingNotKeptException(String message) {
        super(message);
    }
}
