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
import java.util.List;
import org.carillon.database.Insertion;
import org.carillon.database.Insertion.Field;

/** One line of a session's timeline. Never changed. */
@Entity
@Table(name = "session_event")
public class SessionEvent {

    private static final int LONGEST_DETAIL = 2_000;

    static final Insertion<SessionEvent> INSERTION = new Insertion<>(
            "session_event",
            List.of(
                    Field.next("id", "session_event_seq"),
                    Field.text("session_id", SessionEvent::sessionId),
                    Field.instant("at", SessionEvent::at),
                    Field.text("type", event -> event.type.name()),
                    Field.text("detail", SessionEvent::detail),
                    Field.text("state", SessionEvent::state),
                    Field.longNumber("feed_position", SessionEvent::position)));

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

    /** Given once the event is stored, or right before: see {@code org.carillon.feed}. */
    @Column(name = "feed_position")
    private Long position;

    private String state;

    protected SessionEvent() {}

    /**
     * @param detail for people, cut to 2000 characters, or null
     */
    public SessionEvent(String sessionId, Instant at, EventType type, String detail) {
        this(sessionId, at, type, detail, null);
    }

    /**
     * @param state that of the session when it happened, or null where that is not at hand
     */
    public SessionEvent(String sessionId, Instant at, EventType type, String detail, SessionState state) {
        this.sessionId = sessionId;
        this.at = at;
        this.type = type;
        this.detail = fit(detail);
        this.state = state == null ? null : state.word();
    }

    // PostgreSQL knows no character zero in a text
    private static String fit(String detail) {
        if (detail == null) {
            return null;
        }
        String clean = detail.replace('\0', ' ');
        return clean.length() <= LONGEST_DETAIL ? clean : clean.substring(0, LONGEST_DETAIL - 1) + "…";
    }

    /** Its place among the events of all sessions is known before it is stored. */
    public void placed(long place) {
        this.position = place;
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

    /** Its place among the events of all sessions, or null as long as it has none. */
    public Long position() {
        return position;
    }

    /** The session's state when it happened, as a word, or null where it was not at hand. */
    public String state() {
        return state;
    }
}
