package org.carillon.outcome;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.node.NodeIdentity;
import org.carillon.session.CallAttempt;
import org.carillon.session.SessionEvent;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** One transaction of the {@link Journal}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JournalBatch {

    @Inject
    private Sessions sessions;

    @Inject
    private CallSteps callSteps;

    @Inject
    private NodeIdentity node;

    /**
     * Writes everything, or nothing.
     *
     * @return for each step what its change has answered; false where the session is not this node's any more
     */
    public List<Boolean> write(List<SessionEvent> lines, List<CallStep> steps) {
        sessions.addLines(lines);
        Map<String, CallAttempt> attempts = byId(
                sessions.attempts(
                        steps.stream().map(CallStep::attemptId).distinct().toList()),
                CallAttempt::id);
        Map<String, TelephonySession> locked = byId(
                sessions.lock(
                        attempts.values().stream().map(CallAttempt::sessionId).toList()),
                TelephonySession::id);
        List<Boolean> answers = new ArrayList<>();
        for (CallStep step : steps) {
            CallAttempt attempt = attempts.get(step.attemptId());
            answers.add(attempt != null && apply(step, locked.get(attempt.sessionId()), attempt));
        }
        return answers;
    }

    private boolean apply(CallStep step, TelephonySession session, CallAttempt attempt) {
        return node.id().equals(session.nodeId()) && step.change().apply(callSteps, session, attempt);
    }

    private static <T> Map<String, T> byId(List<T> found, Function<T, String> id) {
        return found.stream().collect(Collectors.toMap(id, Function.identity(), (one, same) -> one));
    }
}
