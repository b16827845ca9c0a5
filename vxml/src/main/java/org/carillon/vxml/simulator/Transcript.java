package org.carillon.vxml.simulator;

import org.carillon.vxml.DialogueListener;

/** Prints what goes on. */
final class Transcript implements DialogueListener {

    @Override
    public void documentEntered(String uri) {
        System.out.println("-- document " + uri);
    }

    @Override
    public void promptPlayed(String text) {
        System.out.println("\u00bb " + text);
    }

    @Override
    public void inputReceived(String mode, String utterance, boolean matched) {
        System.out.println("-- " + mode + " \"" + utterance + "\"" + (matched ? "" : " matches nothing"));
    }

    @Override
    public void filled(String name, String value) {
        System.out.println("-- " + name + " = " + value);
    }

    @Override
    public void eventThrown(String event, String message) {
        System.out.println("-- event " + event + (message == null ? "" : ": " + message));
    }

    @Override
    public void logged(String label, String text) {
        System.out.println("-- log " + (label == null ? "" : label + ": ") + text);
    }
}
