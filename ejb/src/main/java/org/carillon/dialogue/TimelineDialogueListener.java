package org.carillon.dialogue;

import org.carillon.outcome.TimelineWriter;
import org.carillon.session.EventType;
import org.carillon.vxml.DialogueListener;

/** Puts what goes on in a dialogue into the session's timeline. */
final class TimelineDialogueListener implements DialogueListener {

    private final String sessionId;
    private final TimelineWriter timeline;

    TimelineDialogueListener(String sessionId, TimelineWriter timeline) {
        this.sessionId = sessionId;
        this.timeline = timeline;
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
    public void eventThrown(String event, String message) {
        timeline.note(sessionId, EventType.EVENT, message == null ? event : event + ": " + message);
    }

    @Override
    public void logged(String label, String text) {
        timeline.note(sessionId, EventType.LOG, label == null || label.isEmpty() ? text : label + ": " + text);
    }
}
