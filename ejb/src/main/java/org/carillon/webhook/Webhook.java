package org.carillon.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.session.EventType;

/**
 * A web server that a requester wants to be told by, or, without a URL, the secret that signs for the callbacks that its requests name.
 * Changed through methods only.
 */
@Entity
@Table(name = "webhook")
public class Webhook {

    /** What can be subscribed to beside the outcome, which is always told. */
    public static final Set<EventType> EVENTS = EnumSet.of(
            EventType.ACCEPTED,
            EventType.PERMITTED,
            EventType.DEFERRED,
            EventType.SCHEDULED,
            EventType.QUEUED,
            EventType.HELD_BACK,
            EventType.DISPATCHED,
            EventType.RINGING,
            EventType.ANSWERED,
            EventType.ATTEMPT_ENDED,
            EventType.TRANSFER_STARTED,
            EventType.TRANSFER_ANSWERED,
            EventType.TRANSFER_REFUSED,
            EventType.TRANSFER_ENDED,
            EventType.CANCEL_REQUESTED);

    @Id
    private String id;

    @Column(name = "requester_id")
    private String requesterId;

    private String url;
    private String events;

    @Enumerated(EnumType.STRING)
    private State state;

    private String secret;

    @Column(name = "previous_secret")
    private String previousSecret;

    @Column(name = "previous_until")
    private Instant previousUntil;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    /** Whether it is told. */
    public enum State {
        ACTIVE,
        /** It has answered 410 Gone. */
        GONE,
        DELETED;

        /** The name in interfaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    protected Webhook() {}

    Webhook(String id, String requesterId, String url, Collection<EventType> events, String sealed, Instant now) {
        this.id = id;
        this.requesterId = requesterId;
        this.url = url;
        this.events = events.stream().map(EventType::word).sorted().collect(Collectors.joining(" "));
        this.state = State.ACTIVE;
        this.secret = sealed;
        this.createdAt = now;
        this.changedAt = now;
    }

    /** From now on the new secret signs, and for a while the one before as well. */
    void rotate(String sealed, Duration overlap, Instant now) {
        previousSecret = secret;
        previousUntil = now.plus(overlap);
        secret = sealed;
        changedAt = now;
    }

    void become(State next, Instant now) {
        state = next;
        changedAt = now;
    }

    public String id() {
        return id;
    }

    public String requesterId() {
        return requesterId;
    }

    /** Where it is, or null when requests name that. */
    public String url() {
        return url;
    }

    public boolean isForCallbacks() {
        return url == null;
    }

    /** What it is told of beside the outcome. */
    public Set<EventType> events() {
        return events.isEmpty()
                ? Set.of()
                : Arrays.stream(events.split(" "))
                        .map(Webhook::event)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The subscribable event of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static EventType event(String word) {
        return EVENTS.stream()
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }

    public State state() {
        return state;
    }

    String secret() {
        return secret;
    }

    /** The secret before, while it still signs; else null. */
    String previousSecret(Instant now) {
        return previousUntil != null && now.isBefore(previousUntil) ? previousSecret : null;
    }

    /** Until when two secrets sign, or null. */
    public Instant previousUntil() {
        return previousUntil;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
