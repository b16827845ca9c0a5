package org.carillon.notification;

import java.io.Serializable;
import java.util.Objects;

/** Key of a {@link NotificationTarget}. */
public class NotificationTargetId implements Serializable {

    private static final long serialVersionUID = 1L;

    private String requesterId;
    private String name;

    protected NotificationTargetId() {}

    NotificationTargetId(String requesterId, String name) {
        this.requesterId = requesterId;
        this.name = name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NotificationTargetId id
                && Objects.equals(requesterId, id.requesterId)
                && Objects.equals(name, id.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(requesterId, name);
    }
}
