package org.carillon.schedule;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.outcome.Deferral;
import org.carillon.outcome.Ending;
import org.carillon.policy.Decision;
import org.carillon.policy.PolicyCheck;
import org.carillon.policy.PolicyCheck.Stage;
import org.carillon.policy.RequiredResources;
import org.carillon.policy.Verdict;
import org.carillon.request.RequestedApplication;
import org.carillon.session.EventType;
import org.carillon.session.SessionState;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** Decides about one waiting session, in one short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AdmissionDesk {

    @Inject
    private Sessions sessions;

    @Inject
    private PolicyCheck policies;

    @Inject
    private Ending ending;

    @Inject
    private Deferral deferral;

    @Inject
    private Clock clock;

    /** The application of a session that waits for its policies; empty when it does not wait for them any more. */
    public Optional<RequestedApplication> applicationOf(String sessionId) {
        return sessions.find(sessionId).filter(AdmissionDesk::waits).map(TelephonySession::application);
    }

    private static boolean waits(TelephonySession session) {
        return session.state() == SessionState.RECEIVED || session.state() == SessionState.DEFERRED;
    }

    /**
     * @param resources what was found out about the application, outside of this transaction
     */
    public void decide(String sessionId, Decision resources) {
        sessions.lock(sessionId).filter(AdmissionDesk::waits).ifPresent(session -> decide(session, resources));
    }

    private void decide(TelephonySession session, Decision resources) {
        policies.readAhead(List.of(session));
        Verdict verdict = policies.check(session, Stage.INTAKE, resources);
        Decision decision = verdict.strictest();
        switch (decision.result()) {
            case DENY -> ending.end(session, endOf(decision), decision.policy() + ": " + decision.reason());
            case DEFER -> deferral.defer(session, decision);
            case PERMIT -> permit(session, verdict);
        }
    }

    private static SessionState endOf(Decision denial) {
        return denial.policy().equals(RequiredResources.NAME) ? SessionState.FAILED : SessionState.REFUSED;
    }

    private void permit(TelephonySession session, Verdict verdict) {
        Instant now = clock.instant();
        sessions.note(session, now, EventType.PERMITTED, "by " + verdict.policies());
        Instant due = session.wantedAt() == null || session.wantedAt().isBefore(now) ? now : session.wantedAt();
        session.waitUntil(due);
        if (due.isAfter(now)) {
            session.become(SessionState.SCHEDULED, null, now);
            sessions.note(session, now, EventType.SCHEDULED, "for " + due);
        } else {
            session.become(SessionState.QUEUED, null, now);
            sessions.note(session, now, EventType.QUEUED, "priority " + session.priority());
        }
    }
}
