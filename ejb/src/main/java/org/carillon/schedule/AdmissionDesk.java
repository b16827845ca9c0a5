package org.carillon.schedule;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.feed.EventFeed;
import org.carillon.outcome.Deferral;
import org.carillon.outcome.Ending;
import org.carillon.outcome.Refusal;
import org.carillon.policy.Decision;
import org.carillon.policy.DecisionLog;
import org.carillon.policy.MaximumAge;
import org.carillon.policy.PolicyCheck;
import org.carillon.policy.PolicyCheck.Stage;
import org.carillon.policy.RetryDefaults;
import org.carillon.policy.Verdict;
import org.carillon.request.RequestedApplication;
import org.carillon.session.EventType;
import org.carillon.session.SessionEvent;
import org.carillon.session.SessionState;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** Decides about waiting sessions, in one short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AdmissionDesk {

    @Inject
    private Sessions sessions;

    @Inject
    private PolicyCheck policies;

    @EJB
    private DecisionLog decisions;

    @EJB
    private EventFeed feed;

    @Inject
    private MaximumAge age;

    @Inject
    private RetryDefaults retries;

    @Inject
    private Ending ending;

    @Inject
    private Deferral deferral;

    @Inject
    private Clock clock;

    /** The applications of those sessions that wait for their policies, by their sessions. */
    public Map<String, RequestedApplication> applicationsOf(List<String> sessionIds) {
        return sessions.applicationsOfWaiting(sessionIds);
    }

    /**
     * Decides about those that still wait.
     *
     * @param resources what was found out about the applications outside of this transaction, by their sessions
     */
    public void decide(Map<String, Decision> resources) {
        List<TelephonySession> waiting = sessions.lock(resources.keySet()).stream()
                .filter(session -> SessionState.WAITING_FOR_POLICIES.contains(session.state()))
                .toList();
        policies.readAhead(waiting);
        Map<TelephonySession, Verdict> verdicts = new LinkedHashMap<>();
        List<SessionEvent> lines = new ArrayList<>();
        for (TelephonySession session : waiting) {
            verdicts.put(session, decide(session, resources.get(session.id()), lines));
        }
        decisions.keepAll(verdicts, Stage.INTAKE);
        feed.placeNew(lines);
        sessions.addLines(lines);
    }

    private Verdict decide(TelephonySession session, Decision resources, List<SessionEvent> lines) {
        session.mayTry(retries.of(session.requesterId()).attemptsNeeded());
        age.latest(session).ifPresent(session::expiresNoLaterThan);
        if (resources.result() == Decision.Result.PERMIT) {
            session.resourcesChecked(clock.instant());
        }
        Verdict verdict = policies.wouldDecide(session, Stage.INTAKE, resources);
        Decision decision = verdict.strictest();
        switch (decision.result()) {
            case DENY -> ending.end(session, Refusal.stateOf(decision), decision.policy() + ": " + decision.reason());
            case DEFER -> deferral.defer(session, decision);
            case PERMIT -> permit(session, verdict, lines);
        }
        return verdict;
    }

    private void permit(TelephonySession session, Verdict verdict, List<SessionEvent> lines) {
        Instant now = clock.instant();
        lines.add(line(session, now, EventType.PERMITTED, "by " + verdict.policies()));
        Instant due = session.wantedAt() == null || session.wantedAt().isBefore(now) ? now : session.wantedAt();
        session.waitUntil(due);
        if (due.isAfter(now)) {
            session.become(SessionState.SCHEDULED, null, now);
            lines.add(line(session, now, EventType.SCHEDULED, "for " + due));
        } else {
            session.become(SessionState.QUEUED, null, now);
            lines.add(line(session, now, EventType.QUEUED, "priority " + session.priority()));
        }
    }

    private static SessionEvent line(TelephonySession session, Instant at, EventType type, String detail) {
        return new SessionEvent(session.id(), at, type, detail, session.state());
    }
}
