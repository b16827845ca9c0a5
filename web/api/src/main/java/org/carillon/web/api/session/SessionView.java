package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carillon.request.RequestedApplication;
import org.carillon.session.CallAttempt;
import org.carillon.session.TelephonySession;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A session as the interface shows it. What is not there yet is left out. */
@Schema(name = "Session", description = "A telephone session and where it stands")
@JsonbPropertyOrder({"id", "state", "reason", "to", "requester", "source"})
public record SessionView(
        String id,
        @Schema(
                        description =
                                "received, deferred, scheduled, queued, dialing, ringing, in-progress; and for good:"
                                        + " completed, busy, no-answer, declined, failed, canceled, expired, refused, interrupted",
                        example = "completed")
                String state,
        @Schema(description = "Why it is in this state") String reason,
        @Schema(example = "+15550100") String to,
        @Schema(description = "Who asked for it") String requester,
        @Schema(description = "The way the request came: mail, rest, jms or call") String source,
        @Schema(description = "url, vxml or text") String application,
        String applicationUrl,
        Map<String, String> parameters,
        int priority,
        @Schema(description = "Attempts made or being made") int attempts,
        int maxAttempts,
        @Schema(description = "Not before, as asked for") Instant at,
        @Schema(description = "When it is next looked at, as long as it waits") Instant due,
        Instant expires,
        Instant created,
        Instant changed,
        @Schema(description = "Whether its end was asked for") boolean cancelRequested,
        @Schema(description = "What the application handed over at its end") Map<String, Object> result,
        @Schema(description = "Calls made; only where one session is shown") List<AttemptView> calls) {

    /** A line of a list: without parameters, result and calls. */
    static SessionView line(TelephonySession session) {
        return of(session, null, null, null);
    }

    /** All there is to say. */
    static SessionView full(TelephonySession session, List<CallAttempt> attempts) {
        return of(
                session,
                session.parameters(),
                session.resultValues().isEmpty() ? null : session.resultValues(),
                attempts.stream().map(AttemptView::of).toList());
    }

    private static SessionView of(
            TelephonySession session,
            Map<String, String> parameters,
            Map<String, Object> result,
            List<AttemptView> calls) {
        RequestedApplication application = session.application();
        return new SessionView(
                session.id(),
                session.state().word(),
                session.reason(),
                session.address().text(),
                session.requesterId(),
                session.source().word(),
                kind(application),
                application instanceof RequestedApplication.Linked linked ? linked.url() : null,
                parameters,
                session.priority(),
                session.attempts(),
                session.maxAttempts(),
                session.wantedAt(),
                session.state().isFinal() ? null : session.dueAt(),
                session.expiresAt(),
                session.createdAt(),
                session.changedAt(),
                session.cancelRequested(),
                result,
                calls);
    }

    private static String kind(RequestedApplication application) {
        if (application instanceof RequestedApplication.Linked) {
            return "url";
        }
        return application instanceof RequestedApplication.Attached ? "vxml" : "text";
    }
}
