package org.carillon.dialogue;

import java.util.function.BiConsumer;
import org.carillon.session.EventType;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.TransferOutcome;

/** Puts into the timeline what becomes of the leg to an external VoiceXML browser: it is ours, and nobody is charged for it. */
final class BrowserLog implements LegLog {

    private final BiConsumer<EventType, String> timeline;

    BrowserLog(BiConsumer<EventType, String> timeline) {
        this.timeline = timeline;
    }

    @Override
    public void answered(String server) {
        timeline.accept(EventType.LOG, "the VoiceXML browser " + server + " has the call");
    }

    @Override
    public PlatformEvent.TransferEnded ended(String server, TransferOutcome outcome, String reason) {
        String why = reason == null ? Settlement.word(outcome) : reason;
        timeline.accept(EventType.LOG, "the VoiceXML browser " + server + " is done: " + why);
        return new PlatformEvent.TransferEnded(outcome, 0);
    }
}
