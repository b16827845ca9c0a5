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
import java.util.function.BooleanSupplier;
import org.carillon.application.Applications;
import org.carillon.outcome.OutcomeRecorder;
import org.carillon.outcome.TimelineWriter;
import org.carillon.session.EventType;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallQuality;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.ServerStatus;
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
     * @param channel kept for the first try; the caller closes it
     * @param others where the call goes when a server refuses it
     */
    public void run(Claim claim, KeptChannel channel, OtherServers others) {
        try {
            new PlacedAttempt(this, claim, others).run(channel);
        } catch (RuntimeException e) {
            // the attempt stays open in the database; when this node's lease ends, it ends as interrupted
            LOG.log(Level.ERROR, "session " + claim.sessionId() + " broke off", e);
        }
    }

    /** Takes the kept channel. */
    TelephonyConnection take(KeptChannel channel) throws ResourceException {
        TelephonyConnection connection = telephony.getConnection(channel.server());
        channel.taken();
        return connection;
    }

    boolean isDown(String server) {
        return telephony.servers().stream()
                .anyMatch(status ->
                        status.name().equals(server) && status.availability() == ServerStatus.Availability.DOWN);
    }

    boolean mayPlace(Claim claim) {
        return isNoted(() -> recorder.placing(claim.attemptId()));
    }

    boolean mayMove(Claim claim, String server, String why) {
        return isNoted(() -> recorder.moving(claim.attemptId(), server, why));
    }

    private static boolean isNoted(BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "not called, because it could not be written down before: {0}", e.getMessage());
            return false;
        }
    }

    /** The claim comes to nothing: its session goes back to the queue. */
    public void notStarted(Claim claim, String reason) {
        Patience.untilDone(LONGEST_OUTAGE, () -> recorder.notPlaced(claim.attemptId(), reason));
    }

    /**
     * Places a call, and runs the application when it is answered.
     *
     * @param callId its identity on the wire
     * @throws TelephonyException when nothing was sent
     */
    Tried call(Claim claim, String callId, TelephonyConnection channel, Runnable onServed) throws TelephonyException {
        CallVoicePlatform platform = platforms.of(claim.sessionId());
        CallProgress progress = new CallProgress(
                platform,
                () -> {
                    onServed.run();
                    recorder.ringing(claim.attemptId());
                },
                () -> {
                    onServed.run();
                    recorder.answered(claim.attemptId());
                });
        Call call = channel.call(request(claim, callId), progress);
        calls.add(claim.sessionId(), call);
        try {
            return converse(claim, call, platform, progress);
        } finally {
            calls.remove(claim.sessionId());
        }
    }

    /**
     * What became of one try to call.
     *
     * @param end how the call ended
     * @param rang whether the telephone rang
     * @param result how the dialogue ended, or null if there was none
     */
    record Tried(CallEnd end, boolean rang, SessionResult result) {}

    private CallRequest request(Claim claim, String callId) {
        return new CallRequest(
                callId,
                claim.address(),
                claim.callerId(),
                Duration.ofSeconds(ringSeconds),
                applications.longestSession().plus(GRACE));
    }

    private Tried converse(Claim claim, Call call, CallVoicePlatform platform, CallProgress progress) {
        SessionResult result = null;
        if (progress.awaitAnswer()) {
            result = handlers.serve(AnsweredCall.placed(claim, call, platform));
        }
        CallEnd end = progress.awaitEnd(call);
        noteQuality(claim.sessionId(), call);
        platform.settle(LONGEST_OUTAGE);
        return new Tried(end, progress.rang(), result);
    }

    /** The attempt is over. */
    void ended(Claim claim, Tried tried) {
        Patience.untilDone(LONGEST_OUTAGE, () -> recorder.ended(claim.attemptId(), tried.end(), tried.result()));
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
