package org.carillon.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A third party whom a requester's applications may send messages to: they know it by its name only. */
@Entity
@Table(name = "notification_target")
@IdClass(NotificationTargetId.class)
public class NotificationTarget {

    @Id
    @Column(name = "requester_id")
    private String requesterId;

    @Id
    private String name;

    @Enumerated(EnumType.STRING)
    private Notification.Kind kind;

    private String address;

    @Column(name = "created_at")
    private Instant createdAt;

    protected NotificationTarget() {}

    NotificationTarget(String requesterId, String name, Instant now) {
        this.requesterId = requesterId;
        this.name = name;
        this.createdAt = now;
    }

    void reachedBy(Notification.Kind way, String where) {
        kind = way;
        address = where;
    }

    public String name() {
        return name;
    }

    public Notification.Kind kind() {
        return kind;
    }

    /** A mail address, the name of a JMS queue, or the id of a webhook of the same requester. */
    public String address() {
        return address;
    }
}
