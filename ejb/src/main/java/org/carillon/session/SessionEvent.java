package org.carillon.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** One line of a session's timeline. Never changed. */
@Entity
@Table(name = "session_event")
public class SessionEvent {

    private static final int LONGEST_DETAIL = 2_000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "session_event_seq")
    @SequenceGenerator(name = "session_event_seq", sequenceName = "session_event_seq", allocationSize = 500)
    private Long id;

    @Column(name = "session_id")
    private String sessionId;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private EventType type;

    private String detail;

    protected SessionEvent() {}

    /**
     * @param detail for people, cut to 2000 characters, or null
     */
    public SessionEvent(String sessionId, Instant at, EventType type, String detail) {
        this.sessionId = sessionId;
        this.at = at;
        this.type = type;
        this.detail = fit(detail);
    }

    // PostgreSQL knows no character zero in a text
    private static String fit(String detail) {
        if (detail == null) {
            return null;
        }
        String clean = detail.replace('\0', ' ');
        return clean.length() <= LONGEST_DETAIL ? clean : clean.substring(0, LONGEST_DETAIL - 1) + "…";
    }

    public Long id() {
        return id;
    }

    public String sessionId() {
        return sessionId;
    }

    public Instant at() {
        return at;
    }

    public EventType type() {
        return type;
    }

    public String detail() {
        return detail;
    }
}
