package org.carillon.dialogue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.carillon.outcome.TimelineWriter;
import org.carillon.recording.RecordingNotKeptException;
import org.carillon.recording.Recordings;
import org.carillon.session.EventType;
import org.carillon.vxml.DialogueListener;
import org.carillon.vxml.platform.Recording;

/** Puts what goes on in a dialogue into the session's timeline. */
final class TimelineDialogueListener implements DialogueListener {

    private static final Logger LOG = System.getLogger(TimelineDialogueListener.class.getName());

    private final String sessionId;
    private final TimelineWriter timeline;
    private final Recordings recordings;

    TimelineDialogueListener(String sessionId, TimelineWriter timeline, Recordings recordings) {
        this.sessionId = sessionId;
        this.timeline = timeline;
        this.recordings = recordings;
    }

    @Override
    public void documentEntered(String uri) {
        timeline.note(sessionId, EventType.DOCUMENT, uri);
    }

    @Override
    public void promptPlayed(String text) {
        timeline.note(sessionId, EventType.PROMPT, text);
    }

    @Override
    public void inputReceived(String mode, String utterance, boolean matched) {
        timeline.note(sessionId, EventType.INPUT, mode + " " + utterance + (matched ? "" : ", which matches nothing"));
    }

    @Override
    public void filled(String name, String value) {
        timeline.note(sessionId, EventType.FILLED, name + " = " + value);
    }

    @Override
    public void recorded(String name, Recording recording) {
        timeline.note(
                sessionId, EventType.RECORDED, name + ", " + recording.millis() + " ms, " + kept(name, recording));
    }

    /** A recording that can't be kept is no reason to hang up. */
    private String kept(String name, Recording recording) {
        try {
            return "kept as "
                    + recordings.keep(sessionId, name, recording.mediaType(), recording.millis(), recording.content());
        } catch (RecordingNotKeptException e) {
            return "not kept: " + e.getMessage();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "session {0}: a recording was not kept: {1}", sessionId, e.getMessage());
            return "not kept: it could not be stored";
        }
    }

    @Override
    public void eventThrown(String event, String message) {
        timeline.note(sessionId, EventType.EVENT, message == null ? event : event + ": " + message);
    }

    @Override
    public void logged(String label, String text) {
        timeline.note(sessionId, EventType.LOG, label == null || label.isEmpty() ? text : label + ": " + text);
    }
}
