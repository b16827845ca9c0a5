package org.carillon.dialogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.function.BiConsumer;
import org.carillon.application.Applications;
import org.carillon.outcome.TimelineWriter;
import org.carillon.session.EventType;
import org.carillon.speech.Synthesizer;
import org.carillon.speech.recognition.Recognizer;
import org.carillon.transfer.Transfers;

/** Makes the platform that a session's interpreter runs on. Thread-safe. */
@ApplicationScoped
public class CallVoicePlatforms {

    @Inject
    private Applications applications;

    @Inject
    private Synthesizer synthesizer;

    @Inject
    private Recognizer recognizer;

    @Inject
    private TimelineWriter timeline;

    @Inject
    private Channels channels;

    @Inject
    private Transfers transfers;

    @Inject
    private Clock clock;

    CallVoicePlatform of(String sessionId) {
        BiConsumer<EventType, String> line = (type, detail) -> timeline.note(sessionId, type, detail);
        PromptAudio prompts = new PromptAudio(synthesizer, line);
        CallEvents events = new CallEvents();
        CallTransfers ofThisCall =
                new CallTransfers(sessionId, channels, transfers, prompts, events, line, clock, System::nanoTime);
        return new CallVoicePlatform(prompts, recognizer, line, events, ofThisCall, applications.longestSession());
    }
}
