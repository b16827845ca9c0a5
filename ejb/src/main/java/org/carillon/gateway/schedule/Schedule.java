package org.carillon.gateway.schedule;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.carillon.calendar.CalendarException;
import org.carillon.calendar.EventSeries;
import org.carillon.calendar.LocalTimes;
import org.carillon.calendar.Revision;

/** A request that recurs, or is far ahead: each occurrence becomes a session. Changed through methods only. */
@Entity
@Table(name = "call_schedule")
public class Schedule {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1_000;

    @Id
    private String id;

    @Version
    private long version;

    @Column(name = "requester_id")
    private String requesterId;

    private String source;

    @Column(name = "source_id")
    private String sourceId;

    private String uid;
    private String address;
    private String name;

    @Column(name = "sequence_number")
    private int sequence;

    private Instant stamp;
    private int revision;

    @Enumerated(EnumType.STRING)
    private ScheduleState state;

    private String reason;
    private String request;
    private String calendar;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "whole_days_at")
    private String wholeDaysAt;

    @Column(name = "life_seconds")
    private Long lifeSeconds;

    @Column(name = "planned_until")
    private Instant plannedUntil;

    @Column(name = "next_at")
    private Instant nextAt;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Schedule() {}

    /** A schedule whose occurrences from now on are not planned yet. */
    Schedule(NewSchedule wanted, EventSeries series, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.requesterId = wanted.requesterId();
        this.source = wanted.source();
        this.sourceId = wanted.sourceId();
        this.uid = series.uid();
        this.address = wanted.customer().text();
        this.createdAt = now;
        takes(wanted, series, now);
    }

    /** Takes what is wanted now. */
    void takes(NewSchedule wanted, EventSeries series, Instant now) {
        this.sequence = series.revision().sequence();
        this.stamp = series.revision().stamp();
        this.name = shortened(wanted.name(), LONGEST_NAME);
        this.request = wanted.request().toString();
        this.calendar = series.text();
        this.timeZone = wanted.times().zone().getId();
        this.wholeDaysAt = wanted.times().wholeDays().toString();
        this.lifeSeconds = wanted.life() == null ? null : wanted.life().toSeconds();
        becomes(ScheduleState.ACTIVE, null, now);
        planAgainFrom(now, now);
    }

    void becomes(ScheduleState next, String why, Instant now) {
        this.state = next;
        this.reason = shortened(why, LONGEST_REASON);
        this.changedAt = now;
        if (next != ScheduleState.ACTIVE) {
            this.nextAt = null;
        }
    }

    /** It does not take place, says its organizer. */
    void canceledBy(Revision canceling, Instant now) {
        this.sequence = canceling.sequence();
        this.stamp = canceling.stamp();
        this.revision++;
        becomes(ScheduleState.CANCELED, "canceled by its organizer", now);
    }

    /** Another revision: its occurrences from then on are to be planned, what was planned of the one before no longer counts. */
    void planAgainFrom(Instant from, Instant now) {
        this.revision++;
        this.plannedUntil = from;
        this.dueAt = now;
    }

    /**
     * Its occurrences have become sessions.
     *
     * @param until up to there, excluded
     * @param next the next one, or null if there is none
     * @param due when more have to be planned
     */
    void planned(Instant until, Instant next, Instant due, Instant now) {
        this.plannedUntil = until;
        this.nextAt = next;
        this.dueAt = due;
        if (next == null) {
            becomes(ScheduleState.ENDED, null, now);
        }
    }

    /** Planning failed: not again before then. */
    void troubled(String why, Instant due) {
        this.reason = shortened(why, LONGEST_REASON);
        this.dueAt = due;
    }

    private static String shortened(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    public String id() {
        return id;
    }

    public String requesterId() {
        return requesterId;
    }

    /** The gateway it came through: mail, rest, or schedule for a schedule source. */
    public String source() {
        return source;
    }

    /** The schedule source, or null. */
    public String sourceId() {
        return sourceId;
    }

    /** The identity of its event, for the requester's calendar program. */
    public String uid() {
        return uid;
    }

    public String address() {
        return address;
    }

    /** For people, or null. */
    public String name() {
        return name;
    }

    public Revision organizersRevision() {
        return new Revision(sequence, stamp);
    }

    /** Counts our own: what sessions are of an earlier one are no longer wanted. */
    int revision() {
        return revision;
    }

    public ScheduleState state() {
        return state;
    }

    /** Why it is in this state, or null. */
    public String reason() {
        return reason;
    }

    /** The request of each occurrence: the JSON form without times. */
    public JsonObject request() {
        try (JsonReader reader = Json.createReader(new StringReader(request))) {
            return reader.readObject();
        }
    }

    /** As iCalendar: when it takes place, and what it says then. */
    public String calendar() {
        return calendar;
    }

    /** When it takes place. */
    public EventSeries series() {
        try {
            return EventSeries.parse(calendar);
        } catch (CalendarException e) {
            throw new IllegalStateException("the calendar of schedule " + id + " can't be read", e);
        }
    }

    public LocalTimes localTimes() {
        return new LocalTimes(ZoneId.of(timeZone), LocalTime.parse(wholeDaysAt));
    }

    /** How long an occurrence is good after its time, or null for as long as the event takes. */
    public Duration life() {
        return lifeSeconds == null ? null : Duration.ofSeconds(lifeSeconds);
    }

    Instant plannedUntil() {
        return plannedUntil;
    }

    /** The next occurrence that has not become a session yet, or null. */
    public Instant nextAt() {
        return nextAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
