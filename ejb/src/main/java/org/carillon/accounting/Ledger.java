package org.carillon.accounting;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.policy.PriceList;
import org.carillon.policy.TransferPolicy;
import org.carillon.session.CallAttempt;

/**
 * All accounting records in one order that never changes. Positions are given out by one transaction at a time, which holds the row of
 * the last one until it has committed: so whoever sees a position sees all before it, whatever order the calls themselves were
 * committed in.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Ledger {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private TransferPolicy policy;

    @Inject
    private Clock clock;

    /**
     * Completes drafts, the first that ended first: adds their attempts, their prices and what policies have decided, and gives them
     * their positions.
     *
     * @return how many drafts; 0 also while another node is at it
     */
    public int completeDrafts(int limit) {
        Optional<AccountingProgress> numbered = lock(AccountingProgress.NUMBERED);
        if (numbered.isEmpty()) {
            return 0;
        }
        List<AccountingRecord> drafts = entities.createQuery(
                        "select r from AccountingRecord r where r.position is null order by r.endedAt, r.id",
                        AccountingRecord.class)
                .setMaxResults(limit)
                .getResultList();
        if (!drafts.isEmpty()) {
            complete(drafts, numbered.get());
        }
        return drafts.size();
    }

    private void complete(List<AccountingRecord> drafts, AccountingProgress numbered) {
        List<String> sessions = drafts.stream()
                .filter(draft -> draft.kind() == AccountingRecord.Kind.SESSION)
                .map(AccountingRecord::sessionId)
                .toList();
        Map<String, List<CallAttempt>> attempts = attemptsOf(sessions);
        Map<String, String> decisions = decisionsOn(sessions);
        PriceList prices = policy.prices();
        long position = numbered.position();
        for (AccountingRecord draft : drafts) {
            if (draft.kind() == AccountingRecord.Kind.SESSION) {
                draft.decidedBy(decisions.getOrDefault(draft.sessionId(), ""));
                for (CallAttempt attempt : attempts.getOrDefault(draft.sessionId(), List.of())) {
                    AccountingRecord record = AccountingRecord.of(attempt, draft);
                    record.rate(prices);
                    record.takesPosition(++position);
                    entities.persist(record);
                }
            }
            draft.takesPosition(++position);
        }
        numbered.reached(position);
    }

    private Map<String, List<CallAttempt>> attemptsOf(List<String> sessions) {
        return sessions.isEmpty()
                ? Map.of()
                : entities
                        .createQuery(
                                "select a from CallAttempt a where a.sessionId in :sessions order by a.number",
                                CallAttempt.class)
                        .setParameter("sessions", sessions)
                        .getResultList()
                        .stream()
                        .collect(Collectors.groupingBy(CallAttempt::sessionId));
    }

    private Map<String, String> decisionsOn(List<String> sessions) {
        Map<String, Map<String, String>> results = new LinkedHashMap<>();
        if (!sessions.isEmpty()) {
            entities.createQuery(
                            "select d.sessionId, d.policy, d.result from DecisionRecord d where d.sessionId in :sessions"
                                    + " order by d.id",
                            Object[].class)
                    .setParameter("sessions", sessions)
                    .getResultList()
                    .forEach(row -> results.computeIfAbsent((String) row[0], id -> new LinkedHashMap<>())
                            .put((String) row[1], (String) row[2]));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        results.forEach((session, byPolicy) -> texts.put(
                session,
                byPolicy.entrySet().stream()
                        .map(decision -> decision.getKey() + "=" + decision.getValue())
                        .collect(Collectors.joining(" "))));
        return texts;
    }

    /** The row, locked until the end of the transaction; empty while another has it. */
    private Optional<AccountingProgress> lock(String name) {
        List<?> rows = entities.createNativeQuery(
                        "select * from accounting_progress where name = ? for update skip locked",
                        AccountingProgress.class)
                .setParameter(1, name)
                .getResultList();
        return rows.isEmpty() ? Optional.empty() : Optional.of((AccountingProgress) rows.get(0));
    }

    /**
     * The records after a position, in their order.
     *
     * @param requesterId only those of this requester, or null for all
     */
    public List<AccountingRecord> after(long position, String requesterId, int limit) {
        TypedQuery<AccountingRecord> query = entities.createQuery(
                        "select r from AccountingRecord r where r.position > :position"
                                + (requesterId == null ? "" : " and r.requesterId = :requester")
                                + " order by r.position",
                        AccountingRecord.class)
                .setParameter("position", position);
        if (requesterId != null) {
            query.setParameter("requester", requesterId);
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** Takes what has not been sent on the operator's queue yet; nobody else takes it for a minute. */
    public List<AccountingRecord> takeUnsent(int limit) {
        Instant now = clock.instant();
        Optional<AccountingProgress> queue = lock(AccountingProgress.QUEUE).filter(progress -> progress.isFree(now));
        List<AccountingRecord> unsent = new ArrayList<>();
        queue.ifPresent(progress -> {
            unsent.addAll(after(progress.position(), null, limit));
            if (!unsent.isEmpty()) {
                progress.leaseUntil(now.plus(LEASE));
            }
        });
        return unsent;
    }

    /** All up to this position was sent on the operator's queue. */
    public void sent(long position) {
        AccountingProgress queue = entities.find(AccountingProgress.class, AccountingProgress.QUEUE);
        queue.reached(Math.max(position, queue.position()));
        queue.leaseUntil(clock.instant());
    }
}
