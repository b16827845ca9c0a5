package org.carillon.policy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.database.ManyRows;
import org.carillon.policy.PolicyCheck.Stage;
import org.carillon.session.TelephonySession;

/** Keeps what was decided about sessions, and reads it. */
@Stateless
public class DecisionLog {

    private static final int MOST_READ = 1_000;

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private ManyRows rows;

    @Inject
    private Clock clock;

    /** Keeps a decision about a stored session. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void keep(TelephonySession session, Stage stage, Decision decision) {
        keepAll(Map.of(session, new Verdict(List.of(decision))), stage);
    }

    /** Keeps all decisions of the verdicts about stored sessions. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void keepAll(Map<TelephonySession, Verdict> verdicts, Stage stage) {
        Instant now = clock.instant();
        List<DecisionRecord> records = new ArrayList<>();
        verdicts.forEach((session, verdict) -> verdict.decisions()
                .forEach(decision -> records.add(new DecisionRecord(session.id(), now, stage, decision))));
        rows.add(DecisionRecord.INSERTION, records);
    }

    /** Everything that was decided about a session, in order; of very much the first. */
    public List<DecisionRecord> decisionsOf(String sessionId) {
        return entities.createQuery(
                        "select d from DecisionRecord d where d.sessionId = :session order by d.at, d.id",
                        DecisionRecord.class)
                .setParameter("session", sessionId)
                .setMaxResults(MOST_READ)
                .getResultList();
    }
}
