package org.carillon.feed;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.carillon.node.NodeIdentity;

/** Lets one node at a time hand events on, from where the one before it has stopped. Thread-safe. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EventReaders {

    /** A node that says nothing for so long has died. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private NodeIdentity node;

    @Inject
    private Clock clock;

    /** Takes the reader's place for this node for a while: where to read on, or empty when another node has it. */
    public OptionalLong take(String name) {
        EventReader reader = lock(name);
        Instant now = clock.instant();
        if (!reader.isFreeFor(node.id(), now)) {
            return OptionalLong.empty();
        }
        reader.heldBy(node.id(), now.plus(LEASE));
        return OptionalLong.of(reader.position());
    }

    /** Everything up to there was handed on. Changes nothing when another node has taken the place meanwhile. */
    public void reached(String name, long position) {
        EventReader reader = lock(name);
        if (reader.isHeldBy(node.id())) {
            reader.reached(position);
        }
    }

    private EventReader lock(String name) {
        return entities.find(EventReader.class, name, LockModeType.PESSIMISTIC_WRITE);
    }
}
