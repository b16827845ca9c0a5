package org.carillon.notification;

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

/** Something that has still to be told, or was: a row of the outbox. */
@Entity
@Table(name = "notification")
public class Notification {

    private static final int LONGEST_ERROR = 1_000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "notification_seq")
    @SequenceGenerator(name = "notification_seq", sequenceName = "notification_seq", allocationSize = 500)
    private Long id;

    @Column(name = "session_id")
    private String sessionId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String target;
    private String reference;

    @Enumerated(EnumType.STRING)
    private State state;

    private int attempts;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "sent_at")
    private Instant sentAt;

    private String error;

    /** The ways to tell. */
    public enum Kind {
        MAIL,
        JMS
    }

    enum State {
        WAITING,
        SENT,
        DEAD
    }

    protected Notification() {}

    Notification(String sessionId, Kind kind, String target, String reference, Instant now) {
        this.sessionId = sessionId;
        this.kind = kind;
        this.target = target;
        this.reference = reference;
        this.state = State.WAITING;
        this.dueAt = now;
        this.createdAt = now;
    }

    /** Somebody tries to tell it; if it dies at that, another may try again from then on. */
    void tryingUntil(Instant then) {
        this.attempts++;
        this.dueAt = then;
    }

    void sent(Instant now) {
        this.state = State.SENT;
        this.sentAt = now;
        this.error = null;
    }

    void failed(String why, Instant next) {
        this.error = why.length() <= LONGEST_ERROR ? why : why.substring(0, LONGEST_ERROR);
        this.dueAt = next;
    }

    void givenUp() {
        this.state = State.DEAD;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    public Long id() {
        return id;
    }

    public String sessionId() {
        return sessionId;
    }

    public Kind kind() {
        return kind;
    }

    /** A mail address, or the name of a JMS queue. */
    public String target() {
        return target;
    }

    /** The Message-ID of the request's mail, or the correlation id, or null. */
    public String reference() {
        return reference;
    }

    /** Times it was tried. */
    public int attempts() {
        return attempts;
    }

    /** When the session ended. */
    public Instant createdAt() {
        return createdAt;
    }
}
