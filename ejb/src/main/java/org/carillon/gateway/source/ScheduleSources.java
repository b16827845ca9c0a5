package org.carillon.gateway.source;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.audit.AuditLog;
import org.carillon.database.InstantColumn;
import org.carillon.node.NodeIdentity;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.RequestId;
import org.carillon.session.Sessions;

/** Where schedule sources and their runs are kept. Each method is a transaction or joins the caller's. */
@Stateless
public class ScheduleSources {

    private static final int KEPT_RUNS = 100;

    /** A run is given up by then: its node has died. */
    private static final Duration LOST = SourceReader.LONGEST.plusMinutes(5);

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private SqlRows sql;

    @Inject
    private Sessions sessions;

    @Inject
    private AuditLog audit;

    @Inject
    private NodeIdentity node;

    @Inject
    private Clock clock;

    /** A source that is to be read now, and the run that it is. */
    public record Claimed(ScheduleSource source, String runId) {}

    public Optional<ScheduleSource> find(String id) {
        return Optional.ofNullable(entities.find(ScheduleSource.class, id));
    }

    /** @param requesterId whose, or null for all; in the order of their ids */
    public List<ScheduleSource> list(String requesterId) {
        var query = entities.createQuery(
                "select s from ScheduleSource s" + (requesterId == null ? "" : " where s.requesterId = :requester")
                        + " order by s.id",
                ScheduleSource.class);
        if (requesterId != null) {
            query.setParameter("requester", requesterId);
        }
        return query.setMaxResults(1_000).getResultList();
    }

    /** The latest runs of a source, the latest first. */
    public List<SourceRun> runsOf(String id, int limit) {
        return entities.createQuery(
                        "select r from SourceRun r where r.sourceId = :source order by r.startedAt desc, r.id",
                        SourceRun.class)
                .setParameter("source", id)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Sets a source, a new one or the one that is there; it is read soon.
     *
     * @param by whose key was used
     * @return whether it is new
     * @throws InvalidRequestException naming every setting that is wrong
     */
    public boolean set(
            String id,
            String requesterId,
            SourceKind kind,
            JsonObject settings,
            Duration every,
            boolean enabled,
            String by)
            throws InvalidRequestException {
        SourceSettings.check(kind, settings, sql.allowedDataSources());
        Instant now = clock.instant();
        ScheduleSource source = find(id).orElse(null);
        boolean isNew = source == null;
        if (isNew) {
            source = new ScheduleSource(id, now);
        }
        source.becomes(requesterId, kind, settings, every, enabled, now);
        if (isNew) {
            entities.persist(source);
        }
        audit.record(by, "schedule-source.set", id, null, kind.word() + " for " + requesterId);
        return isNew;
    }

    /** Forgets a source and its runs; sessions and schedules that it made stay. Returns whether it was there. */
    public boolean remove(String id, String by) {
        ScheduleSource source = entities.find(ScheduleSource.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (source == null) {
            return false;
        }
        entities.createQuery("delete from SourceRun r where r.sourceId = :source")
                .setParameter("source", id)
                .executeUpdate();
        entities.remove(source);
        audit.record(by, "schedule-source.remove", id, source.kind().word() + " for " + source.requesterId(), null);
        return true;
    }

    /** Has it read as soon as some node gets to it. */
    public void runSoon(String id) {
        Optional.ofNullable(entities.find(ScheduleSource.class, id, LockModeType.PESSIMISTIC_WRITE))
                .ifPresent(source -> source.runSoon(clock.instant()));
    }

    /** Whether a row has become a session before. */
    public boolean hasTaken(String requesterId, RequestId row) {
        return !sessions.ofRequests(requesterId, List.of(row.asText())).isEmpty();
    }

    /** The next source that is due, for this node alone. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<Claimed> claim() {
        Instant now = clock.instant();
        List<?> due = entities.createNativeQuery(
                        "select * from schedule_source s where s.enabled = true and s.next_run_at <= ?"
                                + " and not exists (select 1 from schedule_source_run r where r.source_id = s.id"
                                + " and r.state = 'running' and r.started_at > ?)"
                                + " order by s.next_run_at fetch first 1 rows only for update skip locked",
                        ScheduleSource.class)
                .setParameter(1, InstantColumn.parameter(now))
                .setParameter(2, InstantColumn.parameter(now.minus(LOST)))
                .getResultList();
        return due.stream().map(ScheduleSource.class::cast).findFirst().map(source -> begin(source, now));
    }

    private Claimed begin(ScheduleSource source, Instant now) {
        for (SourceRun lost : running(source.id())) {
            lost.interrupted(now);
        }
        forgetOldRuns(source.id());
        source.runs(now);
        SourceRun run = new SourceRun(source.id(), node.id(), now);
        entities.persist(run);
        return new Claimed(source, run.id());
    }

    private List<SourceRun> running(String sourceId) {
        return entities.createQuery(
                        "select r from SourceRun r where r.sourceId = :source and r.state = :running", SourceRun.class)
                .setParameter("source", sourceId)
                .setParameter("running", SourceRun.RUNNING)
                .getResultList();
    }

    private void forgetOldRuns(String sourceId) {
        List<SourceRun> runs = new ArrayList<>(runsOf(sourceId, KEPT_RUNS + 100));
        runs.stream().skip(KEPT_RUNS).forEach(entities::remove);
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    /** Notes what came of a run. */
    public void ended(String runId, SourceTally tally) {
        SourceRun run = entities.find(SourceRun.class, runId, LockModeType.PESSIMISTIC_WRITE);
        if (run == null) {
            return; // its source was removed meanwhile
        }
        run.ends(tally, clock.instant());
        if (tally.takenDigest() != null) {
            Optional.ofNullable(entities.find(ScheduleSource.class, run.sourceId(), LockModeType.PESSIMISTIC_WRITE))
                    .filter(source -> !source.changedAt().isAfter(run.startedAt()))
                    .ifPresent(source -> source.hasTaken(tally.takenDigest()));
        }
    }
}
