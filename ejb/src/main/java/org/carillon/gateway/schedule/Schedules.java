package org.carillon.gateway.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.customer.CustomerAddress;
import org.carillon.database.InstantColumn;

/** Where schedules are kept. To change something, the caller's transaction is needed. */
@ApplicationScoped
public class Schedules {

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    /** A place in the list, newest first. */
    public record Position(Instant createdAt, String id) {}

    public Optional<Schedule> find(String id) {
        return Optional.ofNullable(entities.find(Schedule.class, id));
    }

    Optional<Schedule> lock(String id) {
        return Optional.ofNullable(entities.find(Schedule.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The schedule of an event for one customer, locked. */
    Optional<Schedule> lock(String requesterId, String uid, CustomerAddress customer) {
        return entities.createQuery(
                        "select s from Schedule s where s.requesterId = :requester and s.uid = :uid and s.address = :address",
                        Schedule.class)
                .setParameter("requester", requesterId)
                .setParameter("uid", uid)
                .setParameter("address", customer.text())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** The schedule, locked, if no other node has it and its occurrences are to be planned. */
    Optional<Schedule> lockDue(String id, Instant now) {
        List<?> found = entities.createNativeQuery(
                        "select * from call_schedule where id = ? and state = 'ACTIVE' and due_at <= ? for update skip locked",
                        Schedule.class)
                .setParameter(1, id)
                .setParameter(2, InstantColumn.parameter(now))
                .getResultList();
        return found.stream().map(Schedule.class::cast).findFirst();
    }

    /** Identities of schedules whose occurrences are to be planned, the longest due first. */
    List<String> due(Instant now, int limit) {
        return entities.createQuery(
                        "select s.id from Schedule s where s.state = :active and s.dueAt <= :now order by s.dueAt",
                        String.class)
                .setParameter("active", ScheduleState.ACTIVE)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    void add(Schedule schedule) {
        entities.persist(schedule);
        entities.flush();
    }

    void add(PlannedOccurrence occurrence) {
        entities.persist(occurrence);
    }

    boolean isPlanned(String scheduleId, Instant startsAt) {
        return entities.find(PlannedOccurrence.class, new PlannedOccurrenceId(scheduleId, startsAt)) != null;
    }

    /** What has been planned from then on, the earliest first. */
    public List<PlannedOccurrence> plannedFrom(String scheduleId, Instant from, int limit) {
        return entities.createQuery(
                        "select o from PlannedOccurrence o where o.scheduleId = :schedule and o.startsAt >= :from"
                                + " order by o.startsAt",
                        PlannedOccurrence.class)
                .setParameter("schedule", scheduleId)
                .setParameter("from", from)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Planned occurrences whose sessions have not ended, and those planned for later that could get none. */
    List<PlannedOccurrence> open(String scheduleId, Instant now) {
        return entities.createQuery(
                        "select o from PlannedOccurrence o left join TelephonySession s on s.id = o.sessionId"
                                + " where o.scheduleId = :schedule and (s.state in :waiting or (s.id is null and o.startsAt > :now))",
                        PlannedOccurrence.class)
                .setParameter("schedule", scheduleId)
                .setParameter("waiting", Withdrawal.WAITING)
                .setParameter("now", now)
                .getResultList();
    }

    void remove(PlannedOccurrence occurrence) {
        entities.remove(occurrence);
        entities.flush();
    }

    /** Forgets the schedule, not its sessions. */
    void remove(Schedule schedule) {
        entities.createQuery("delete from PlannedOccurrence o where o.scheduleId = :schedule")
                .setParameter("schedule", schedule.id())
                .executeUpdate();
        entities.remove(schedule);
    }

    /** Active schedules that came from a schedule source. */
    List<Schedule> activeOf(String sourceId) {
        return entities.createQuery(
                        "select s from Schedule s where s.sourceId = :source and s.state = :active", Schedule.class)
                .setParameter("source", sourceId)
                .setParameter("active", ScheduleState.ACTIVE)
                .getResultList();
    }

    /**
     * A page of schedules, newest first.
     *
     * @param requesterId whose, or null for everybody's
     * @param state in which state, or null
     * @param after the last one of the page before, or null
     */
    public List<Schedule> list(String requesterId, ScheduleState state, Position after, int limit) {
        TypedQuery<Schedule> query = entities.createQuery(
                "select s from Schedule s where 1 = 1"
                        + (requesterId == null ? "" : " and s.requesterId = :requester")
                        + (state == null ? "" : " and s.state = :state")
                        + (after == null ? "" : " and (s.createdAt < :time or (s.createdAt = :time and s.id < :id))")
                        + " order by s.createdAt desc, s.id desc",
                Schedule.class);
        if (requesterId != null) {
            query.setParameter("requester", requesterId);
        }
        if (state != null) {
            query.setParameter("state", state);
        }
        if (after != null) {
            query.setParameter("time", after.createdAt()).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
    }
}
