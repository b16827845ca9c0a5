package org.carillon.gateway.mail.reply;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** An answer to a mail that asked for sessions: a row of its own outbox. */
@Entity
@Table(name = "request_reply")
public class RequestReply {

    private static final int LONGEST_ERROR = 1_000;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "request_reply_seq")
    @SequenceGenerator(name = "request_reply_seq", sequenceName = "request_reply_seq", allocationSize = 50)
    private Long id;

    private String identity;
    private String recipient;

    @Column(name = "in_reply_to")
    private String inReplyTo;

    private String subject;
    private String body;
    private boolean refusal;

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

    enum State {
        WAITING,
        SENT,
        DEAD
    }

    protected RequestReply() {}

    RequestReply(String identity, AnsweredMail mail, ReplyText text, boolean refusal, Instant now) {
        this.identity = identity;
        this.recipient = mail.to();
        this.inReplyTo = mail.messageId();
        this.subject = text.subject();
        this.body = text.body();
        this.refusal = refusal;
        this.state = State.WAITING;
        this.dueAt = now;
        this.createdAt = now;
    }

    /** Somebody tries to send it; if it dies at that, another may try again from then on. */
    void tryingUntil(Instant then) {
        attempts++;
        dueAt = then;
    }

    void sent(Instant now) {
        state = State.SENT;
        sentAt = now;
        error = null;
    }

    /** It is tried again, less and less often, and given up after three days. */
    void failed(String why, Instant now) {
        error = why == null || why.length() <= LONGEST_ERROR ? why : why.substring(0, LONGEST_ERROR);
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 20));
        dueAt = now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        if (createdAt.plus(GIVE_UP_AFTER).isBefore(now)) {
            state = State.DEAD;
        }
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    Long id() {
        return id;
    }

    /** 64 hexadecimal digits, unique: the same mail gets one answer. */
    String identity() {
        return identity;
    }

    String recipient() {
        return recipient;
    }

    /** The Message-ID of the answered mail, or null. */
    String inReplyTo() {
        return inReplyTo;
    }

    String subject() {
        return subject;
    }

    String body() {
        return body;
    }

    Instant createdAt() {
        return createdAt;
    }
}
