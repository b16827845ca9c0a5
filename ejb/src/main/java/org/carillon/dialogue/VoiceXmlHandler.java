package org.carillon.dialogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.application.Applications;
import org.carillon.outcome.TimelineWriter;
import org.carillon.recording.Recordings;
import org.carillon.request.RequestedApplication;
import org.carillon.vxml.SessionResult;

/** Runs VoiceXML applications in our own interpreter. */
@ApplicationScoped
public class VoiceXmlHandler implements CallHandler {

    @Inject
    private Applications applications;

    @Inject
    private TimelineWriter timeline;

    @Inject
    private Recordings recordings;

    @Override
    public boolean serves(RequestedApplication application) {
        return application instanceof RequestedApplication.Linked
                || application instanceof RequestedApplication.Attached
                || application instanceof RequestedApplication.ReadAloud;
    }

    @Override
    public SessionResult serve(AnsweredCall call) {
        TimelineDialogueListener listener = new TimelineDialogueListener(call.sessionId(), timeline, recordings);
        return applications
                .open(call.sessionId(), call.application(), call.variables(), call.platform(), listener)
                .run();
    }
}
