package org.carillon.dialogue;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.resource.ResourceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import org.carillon.application.Applications;
import org.carillon.outcome.OutcomeRecorder;
import org.carillon.outcome.TimelineWriter;
import org.carillon.session.EventType;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallQuality;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.telephony.TelephonyConnectionFactory;
import org.carillon.telephony.TelephonyException;
import org.carillon.vxml.SessionResult;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Calls the customer and runs the application, on the thread that it is called on, from the channel to the outcome. No
 * transaction spans the call. Thread-safe.
 */
@ApplicationScoped
public class DialogueRunner {

    private static final Logger LOG = System.getLogger(DialogueRunner.class.getName());
    /** A call may outlast its application by so much: the last prompt, and the good-byes of the network. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** How long the record of a call waits for a database that is away. */
    private static final Duration LONGEST_OUTAGE = Duration.ofHours(1);

    @Resource(lookup = "java:app/eis/telephony")
    private TelephonyConnectionFactory telephony;

    @Inject
    private Applications applications;

    @Inject
    private CallVoicePlatforms platforms;

    @Inject
    private CallHandlers handlers;

    @Inject
    private OutcomeRecorder recorder;

    @Inject
    private TimelineWriter timeline;

    @Inject
    private LiveCalls calls;

    @Inject
    @ConfigProperty(name = "carillon.call.ring-seconds", defaultValue = "30")
    private long ringSeconds;

    /**
     * Serves a claim to its end. Never throws.
     *
     * @param channelTaken run as soon as the channel is taken, or can't be
     */
    public void run(Claim claim, Runnable channelTaken) {
        try (TelephonyConnection channel = telephony.getConnection(claim.server())) {
            channelTaken.run();
            if (mayPlace(claim)) {
                call(claim, channel);
            } else {
                notStarted(claim, "it was not to be called any more");
            }
        } catch (ResourceException e) {
            notStarted(claim, "no channel of " + claim.server() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            // the attempt stays open in the database; when this node's lease ends, it ends as interrupted
            LOG.log(Level.ERROR, "session " + claim.sessionId() + " broke off", e);
        }
    }

    private boolean mayPlace(Claim claim) {
        try {
            return recorder.placing(claim.attemptId());
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "not called, because it could not be written down before: {0}", e.getMessage());
            return false;
        }
    }

    /** The claim comes to nothing: its session goes back to the queue. */
    public void notStarted(Claim claim, String reason) {
        Patience.untilDone(LONGEST_OUTAGE, () -> recorder.notPlaced(claim.attemptId(), reason));
    }

    private void call(Claim claim, TelephonyConnection channel) {
        CallVoicePlatform platform = platforms.of(claim.sessionId());
        CallProgress progress = new CallProgress(
                platform,
                () -> note(() -> recorder.ringing(claim.attemptId())),
                () -> note(() -> recorder.answered(claim.attemptId())));
        Call call;
        try {
            call = channel.call(request(claim), progress);
        } catch (TelephonyException e) {
            notStarted(claim, e.getMessage());
            return;
        }
        calls.add(claim.sessionId(), call);
        try {
            converse(claim, call, platform, progress);
        } finally {
            calls.remove(claim.sessionId());
        }
    }

    /** A step that the customer must not wait for: if the database is away, the end of the call makes up for it. */
    private static void note(Runnable step) {
        try {
            step.run();
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "a step of a call was not written down: {0}", e.getMessage());
        }
    }

    private CallRequest request(Claim claim) {
        return new CallRequest(
                claim.attemptId(),
                claim.address(),
                claim.callerId(),
                Duration.ofSeconds(ringSeconds),
                applications.longestSession().plus(GRACE));
    }

    private void converse(Claim claim, Call call, CallVoicePlatform platform, CallProgress progress) {
        SessionResult result = null;
        if (progress.awaitAnswer()) {
            result = handlers.serve(AnsweredCall.placed(claim, call, platform));
        }
        CallEnd end = progress.awaitEnd(call);
        noteQuality(claim.sessionId(), call);
        platform.settle(LONGEST_OUTAGE);
        timeline.flush();
        SessionResult dialogue = result;
        Patience.untilDone(LONGEST_OUTAGE, () -> recorder.ended(claim.attemptId(), end, dialogue));
    }

    /** Notes how well the far end was heard, when the call is over. */
    void noteQuality(String sessionId, Call call) {
        call.quality().ifPresent(quality -> timeline.note(sessionId, EventType.MEDIA_QUALITY, text(quality)));
    }

    private static String text(CallQuality quality) {
        String roundTrip = quality.roundTripMillis().isEmpty()
                ? "round trip unknown"
                : String.format(
                        Locale.ROOT,
                        "round trip %.0f ms",
                        quality.roundTripMillis().getAsDouble());
        return String.format(
                Locale.ROOT,
                "MOS %.1f, loss %.1f %%, jitter %.0f ms, %s",
                quality.mos(),
                100 * quality.lossShare(),
                quality.jitterMillis(),
                roundTrip);
    }
}
