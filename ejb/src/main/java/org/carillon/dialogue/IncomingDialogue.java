package org.carillon.dialogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.carillon.outcome.OutcomeRecorder;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.TelephonyException;
import org.carillon.vxml.SessionResult;

/** Answers a caller with the application of the number dialled. Thread-safe. */
@ApplicationScoped
public class IncomingDialogue {

    private static final Logger LOG = System.getLogger(IncomingDialogue.class.getName());
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final Duration LONGEST_OUTAGE = Duration.ofHours(1);

    @Inject
    private IncomingLines lines;

    @Inject
    private IncomingSessions sessions;

    @Inject
    private DialogueRunner runner;

    @Inject
    private CallVoicePlatforms platforms;

    @Inject
    private CallHandlers handlers;

    @Inject
    private OutcomeRecorder recorder;

    @Inject
    private LiveCalls calls;

    /** Serves a caller to the end, on the thread that it is called on. Never throws. */
    public void serve(IncomingCall incoming) {
        try {
            IncomingLine line = lines.of(incoming);
            answer(incoming, line, sessions.open(line, incoming));
        } catch (IncomingLines.RefusedException e) {
            LOG.log(Level.DEBUG, "an incoming call was refused with {0}: {1}", e.status(), e.getMessage());
            incoming.reject(e.status());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "an incoming call was not served", e);
            incoming.reject(SERVICE_UNAVAILABLE);
        }
    }

    private void answer(IncomingCall incoming, IncomingLine line, IncomingSessions.Answerable session) {
        CallVoicePlatform platform = platforms.of(session.sessionId());
        CallProgress progress = new CallProgress(platform, () -> {}, () -> {});
        try {
            Call call = incoming.accept(progress);
            calls.add(session.sessionId(), call);
            SessionResult result = progress.awaitAnswer()
                    ? handlers.serve(AnsweredCall.received(session.sessionId(), line, call, platform))
                    : null;
            CallEnd end = progress.awaitEnd(call);
            runner.noteQuality(session.sessionId(), call);
            platform.settle(LONGEST_OUTAGE);
            finish(session, end, result);
        } catch (TelephonyException e) {
            finish(
                    session,
                    new CallEnd(org.carillon.telephony.Disposition.REMOTE_HANGUP, false, 0, e.getMessage()),
                    null);
        } finally {
            calls.remove(session.sessionId());
        }
    }

    private void finish(IncomingSessions.Answerable session, CallEnd end, SessionResult result) {
        Patience.untilDone(LONGEST_OUTAGE, () -> recorder.ended(session.attemptId(), end, result));
    }
}
