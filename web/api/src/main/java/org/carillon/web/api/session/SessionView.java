package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carillon.request.RequestedApplication;
import org.carillon.session.CallAttempt;
import org.carillon.session.TelephonySession;
import org.carillon.transfer.Transfer;

/**
 * A session as the interface shows it ({@code Session} in openapi.yaml). What is not there yet, or is not shown in a list, is
 * null and left out.
 */
@JsonbPropertyOrder({"id", "state", "reason", "to", "requester", "source"})
public record SessionView(
        String id,
        String state,
        String reason,
        String to,
        String requester,
        String source,
        String application,
        String applicationUrl,
        Map<String, String> parameters,
        int priority,
        int attempts,
        int maxAttempts,
        Instant at,
        Instant due,
        Instant expires,
        Instant created,
        Instant changed,
        boolean cancelRequested,
        Map<String, Object> result,
        List<AttemptView> calls,
        List<TransferView> transfers) {

    /** A line of a list: without parameters, result, calls and transfers. */
    static SessionView line(TelephonySession session) {
        return of(session, null, null, null, null);
    }

    /** All there is to say. */
    static SessionView full(TelephonySession session, List<CallAttempt> attempts, List<Transfer> transfers) {
        return of(
                session,
                session.parameters(),
                session.resultValues().isEmpty() ? null : session.resultValues(),
                attempts.stream().map(AttemptView::of).toList(),
                transfers.isEmpty()
                        ? null
                        : transfers.stream().map(TransferView::of).toList());
    }

    private static SessionView of(
            TelephonySession session,
            Map<String, String> parameters,
            Map<String, Object> result,
            List<AttemptView> calls,
            List<TransferView> transfers) {
        RequestedApplication application = session.application();
        return new SessionView(
                session.id(),
                session.state().word(),
                session.reason(),
                session.address().text(),
                session.requesterId(),
                session.source().word(),
                application.kind(),
                application.address(),
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
                calls,
                transfers);
    }
}
