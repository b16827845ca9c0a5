package org.carillon.batch;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.intake.Acceptance;
import org.carillon.intake.ConflictingRequestException;
import org.carillon.intake.RequestIntake;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.session.SessionState;

/** Where batches and their rows are kept. A row is stored together with the session it becomes. Thread-safe. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Batches {

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private RequestIntake intake;

    @Inject
    private Clock clock;

    /** A place in the list of batches. */
    public record Position(Instant createdAt, String id) {}

    /**
     * How many rows have become what.
     *
     * @param refused rows that have errors
     * @param states the sessions, by the state they are in now
     */
    public record Counts(long refused, Map<SessionState, Long> states) {

        /** All rows. */
        public long rows() {
            return refused + accepted();
        }

        /** Rows that have become sessions. */
        public long accepted() {
            return states.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    public Optional<Batch> find(String id) {
        return Optional.ofNullable(entities.find(Batch.class, id));
    }

    /** The batch of an upload that has come before. */
    public Optional<Batch> ofKey(String requesterId, String idempotencyKey) {
        return entities.createQuery(
                        "select b from Batch b where b.requesterId = :requester and b.idempotencyKey = :key",
                        Batch.class)
                .setParameter("requester", requesterId)
                .setParameter("key", idempotencyKey)
                .getResultStream()
                .findFirst();
    }

    /**
     * Begins a batch.
     *
     * @param idempotencyKey unique for the requester, or null
     */
    public Batch begin(String requesterId, String idempotencyKey) {
        Batch batch = new Batch(requesterId, idempotencyKey, clock.instant());
        entities.persist(batch);
        return batch;
    }

    /**
     * Stores rows and their sessions: all of them, or none. Rows that are there already stay as they are.
     *
     * @return whether more rows are taken: the batch was not canceled
     * @throws ConflictingRequestException when a row has become a session before, but says something else now
     */
    public boolean store(String batchId, List<UploadedRow> rows) throws ConflictingRequestException {
        Batch batch = lock(batchId);
        if (batch.state() == Batch.State.CANCELED) {
            return false;
        }
        List<BatchRow> answers = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (UploadedRow row : rows) {
            BatchRow known = entities.find(BatchRow.class, new BatchRowId(batch.id(), row.number()));
            if (known == null) {
                boolean taken = row.key() != null && (!keys.add(row.key()) || isTaken(batch.id(), row.key()));
                answers.add(answer(batch, row, taken));
            } else if (known.sessionId() != null) {
                mustBeTheSame(batch, row, known);
            }
        }
        // the rows know only the ids of their sessions: the provider would not see that they come second
        entities.flush();
        answers.forEach(entities::persist);
        return true;
    }

    private BatchRow answer(Batch batch, UploadedRow row, boolean taken) throws ConflictingRequestException {
        if (taken) {
            return BatchRow.refused(batch.id(), row, List.of(new Problem("key", "is that of an earlier row")));
        }
        try {
            Acceptance acceptance = intake.acceptWithin(List.of(row.requestOf(batch.requesterId(), batch.id())))
                    .get(0);
            return BatchRow.accepted(batch.id(), row, acceptance.sessionId());
        } catch (InvalidRequestException e) {
            return BatchRow.refused(batch.id(), row, e.problems());
        }
    }

    private boolean isTaken(String batchId, String key) {
        return entities.createQuery(
                                "select count(r) from BatchRow r where r.batchId = :batch and r.ownKey = :key",
                                Long.class)
                        .setParameter("batch", batchId)
                        .setParameter("key", key)
                        .getSingleResult()
                > 0;
    }

    private void mustBeTheSame(Batch batch, UploadedRow row, BatchRow known) throws ConflictingRequestException {
        try {
            String session = intake.acceptWithin(List.of(row.requestOf(batch.requesterId(), batch.id())))
                    .get(0)
                    .sessionId();
            if (!session.equals(known.sessionId())) {
                throw new ConflictingRequestException("row " + row.number());
            }
        } catch (InvalidRequestException e) {
            // valid then, and not any more: because of the time that has passed, which changes nothing
            return;
        }
    }

    /** All rows are there. */
    public void complete(String batchId) {
        lock(batchId).complete(clock.instant());
    }

    /** No more rows are taken. */
    public void cancel(String batchId) {
        lock(batchId).cancel(clock.instant());
    }

    private Batch lock(String batchId) {
        return entities.find(Batch.class, batchId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** How many rows have become what. */
    public Counts counts(String batchId) {
        long refused = entities.createQuery(
                        "select count(r) from BatchRow r where r.batchId = :batch and r.sessionId is null", Long.class)
                .setParameter("batch", batchId)
                .getSingleResult();
        Map<SessionState, Long> states = new EnumMap<>(SessionState.class);
        entities.createQuery(
                        "select s.state, count(s) from BatchRow r, TelephonySession s"
                                + " where r.batchId = :batch and s.id = r.sessionId group by s.state",
                        Object[].class)
                .setParameter("batch", batchId)
                .getResultStream()
                .forEach(row -> states.put((SessionState) row[0], (Long) row[1]));
        return new Counts(refused, states);
    }

    /** Rows after a number, in their order. */
    public List<BatchRow> rows(String batchId, int after, boolean refusedOnly, int limit) {
        return entities.createQuery(
                        "select r from BatchRow r where r.batchId = :batch and r.number > :after"
                                + (refusedOnly ? " and r.sessionId is null" : "") + " order by r.number",
                        BatchRow.class)
                .setParameter("batch", batchId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Identities of the batch's sessions that have not ended. */
    public List<String> liveSessions(String batchId, int limit) {
        return entities.createQuery(
                        "select s.id from BatchRow r, TelephonySession s where r.batchId = :batch and s.id = r.sessionId"
                                + " and s.cancelRequested = false and s.state not in :final order by r.number",
                        String.class)
                .setParameter("batch", batchId)
                .setParameter("final", SessionState.finals())
                .setMaxResults(limit)
                .getResultList();
    }

    /** A page of batches, newest first. */
    public List<Batch> list(String requesterId, Position after, int limit) {
        var query = entities.createQuery(
                "select b from Batch b where "
                        + (requesterId == null ? "1 = 1" : "b.requesterId = :requester")
                        + (after == null ? "" : " and (b.createdAt < :time or (b.createdAt = :time and b.id < :id))")
                        + " order by b.createdAt desc, b.id desc",
                Batch.class);
        if (requesterId != null) {
            query.setParameter("requester", requesterId);
        }
        if (after != null) {
            query.setParameter("time", after.createdAt()).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
    }
}
