package org.carillon.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** What is put into the outbox, in the caller's transaction; the sender of this node hears of it when that has been committed. */
@ApplicationScoped
class NewNotifications {

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private Event<Notification> added;

    void add(Notification notification) {
        entities.persist(notification);
        added.fire(notification);
    }
}
