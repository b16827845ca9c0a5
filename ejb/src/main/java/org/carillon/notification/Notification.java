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
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.carillon.webhook.Webhook;

/** Something that has still to be told, or was: a row of the outbox. */
@Entity
@Table(name = "notification")
public class Notification {

    /** The type of an outcome. */
    public static final String ENDED = "session.ended";

    /** The type of what an application says in the middle of a session. */
    public static final String MESSAGE = "session.message";

    private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);
    private static final int LONGEST_ERROR = 1_000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "notification_seq")
    @SequenceGenerator(name = "notification_seq", sequenceName = "notification_seq", allocationSize = 500)
    private Long id;

    @Column(name = "session_id")
    private String sessionId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String type;
    private String target;
    private String lane;
    private String reference;

    @Column(name = "webhook_id")
    private String webhookId;

    private String payload;

    @Enumerated(EnumType.STRING)
    private State state;

    private int attempts;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "give_up_at")
    private Instant giveUpAt;

    @Column(name = "sent_at")
    private Instant sentAt;

    private Integer status;
    private String error;

    /** The ways to tell. */
    public enum Kind {
        MAIL,
        JMS,
        WEBHOOK;

        /** The name in interfaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it was told. */
    public enum State {
        WAITING,
        SENT,
        /** Given up. */
        DEAD;

        /** The name in interfaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    protected Notification() {}

    private Notification(String sessionId, Kind kind, String type, String target, String lane, Instant now) {
        this.sessionId = sessionId;
        this.kind = kind;
        this.type = type;
        this.target = target;
        this.lane = lane;
        this.state = State.WAITING;
        this.dueAt = now;
        this.createdAt = now;
        this.giveUpAt = now.plus(GIVE_UP_AFTER);
    }

    /**
     * By mail.
     *
     * @param reference the Message-ID that it answers, or null
     */
    static Notification mail(String sessionId, String type, String address, String reference, Instant now) {
        Notification notification = new Notification(sessionId, Kind.MAIL, type, address, "mail", now);
        notification.reference = reference;
        return notification;
    }

    /**
     * By a message on a queue.
     *
     * @param reference the correlation id, or null
     */
    static Notification jms(String sessionId, String type, String queue, String reference, Instant now) {
        Notification notification = new Notification(sessionId, Kind.JMS, type, queue, "jms", now);
        notification.reference = reference;
        return notification;
    }

    /** By a POST that the webhook signs. */
    static Notification webhook(String sessionId, String type, Webhook webhook, String url, Instant now) {
        Notification notification =
                new Notification(sessionId, Kind.WEBHOOK, type, url, WebhookLane.of(webhook, url), now);
        notification.webhookId = webhook.id();
        return notification;
    }

    /** The same with what there is to tell: a JSON object. */
    Notification saying(String json) {
        payload = json;
        return this;
    }

    /** Somebody tries to tell it; if it dies at that, another may try again from then on. */
    void tryingUntil(Instant then) {
        this.attempts++;
        this.dueAt = then;
    }

    void sent(Instant now) {
        this.state = State.SENT;
        this.sentAt = now;
        this.status = null;
        this.error = null;
    }

    /** @param status of the answer, or null if there was none */
    void failed(String why, Integer status, Instant next) {
        this.error = why.length() <= LONGEST_ERROR ? why : why.substring(0, LONGEST_ERROR);
        this.status = status;
        this.dueAt = next;
    }

    void givenUp() {
        this.state = State.DEAD;
    }

    /** It is told again, as if it had just happened; its identity stays. */
    void replay(Instant now) {
        this.state = State.WAITING;
        this.attempts = 0;
        this.dueAt = now;
        this.giveUpAt = now.plus(GIVE_UP_AFTER);
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    public Long id() {
        return id;
    }

    /** The same for each try: by it the receiver sees what comes twice. */
    public String messageId() {
        return "msg_" + id;
    }

    public String sessionId() {
        return sessionId;
    }

    public Kind kind() {
        return kind;
    }

    /** Such as {@value #ENDED}. */
    public String type() {
        return type;
    }

    /** A mail address, the name of a JMS queue, or a URL. */
    public String target() {
        return target;
    }

    /** What it shares with others that one receiver may hold up. */
    String lane() {
        return lane;
    }

    /** The Message-ID of the request's mail, or the correlation id, or null. */
    public String reference() {
        return reference;
    }

    /** What signs for it, or null. */
    public String webhookId() {
        return webhookId;
    }

    /** A JSON object, or null for an outcome. */
    public String payload() {
        return payload;
    }

    public State state() {
        return state;
    }

    /** Times it was tried. */
    public int attempts() {
        return attempts;
    }

    /** When it is tried next. */
    public Instant dueAt() {
        return dueAt;
    }

    /** When what it tells happened. */
    public Instant createdAt() {
        return createdAt;
    }

    Instant giveUpAt() {
        return giveUpAt;
    }

    /** When it was told, or null. */
    public Instant sentAt() {
        return sentAt;
    }

    /** The status by which its receiver refused it last, or null. */
    public Integer status() {
        return status;
    }

    /** Why it could not be told, or null. */
    public String error() {
        return error;
    }
}
