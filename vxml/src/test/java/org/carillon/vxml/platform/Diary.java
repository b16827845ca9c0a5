package org.carillon.vxml.platform;

import java.util.ArrayList;
import java.util.List;
import org.carillon.vxml.DialogueListener;

/** Notes what a session tells its listener. */
public final class Diary implements DialogueListener {

    private final List<String> events = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final List<String> logs = new ArrayList<>();
    private final List<String> documents = new ArrayList<>();

    /** Names of all events thrown. */
    public List<String> events() {
        return events;
    }

    public List<String> messages() {
        return messages;
    }

    /** {@code label: text} of each log. */
    public List<String> logs() {
        return logs;
    }

    public List<String> documents() {
        return documents;
    }

    @Override
    public void documentEntered(String uri) {
        documents.add(uri);
    }

    @Override
    public void eventThrown(String event, String message) {
        events.add(event);
        messages.add(String.valueOf(message));
    }

    @Override
    public void logged(String label, String text) {
        logs.add(label == null ? text : label + ": " + text);
    }
}
