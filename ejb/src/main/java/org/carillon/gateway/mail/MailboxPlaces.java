package org.carillon.gateway.mail;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.carillon.dispatch.Nodes;
import org.carillon.node.NodeIdentity;

/**
 * Lets one node read each mailbox: that which came first, until its lease has run out. A mail that is taken twice all the same, by a node that
 * was taken for dead and is not, is known by its identity.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MailboxPlaces {

    private static final Logger LOG = System.getLogger(MailboxPlaces.class.getName());

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Resource
    private SessionContext context;

    @Inject
    private Nodes nodes;

    @Inject
    private NodeIdentity self;

    /** Whether this node reads the mailbox, from now on or still. */
    public boolean isHere(String mailbox) {
        MailboxPlace place = entities.find(MailboxPlace.class, mailbox);
        if (place == null) {
            return isFirst(mailbox);
        }
        return place.nodeId().equals(self.id()) || !nodes.isAlive(place.nodeId()) && isNext(mailbox, place.nodeId());
    }

    private boolean isFirst(String mailbox) {
        try {
            entities.persist(new MailboxPlace(mailbox, self.id()));
            entities.flush();
            return true;
        } catch (PersistenceException anotherNodeWas) {
            LOG.log(Level.DEBUG, "mailbox " + mailbox + " was not taken", anotherNodeWas);
            context.setRollbackOnly();
            return false;
        }
    }

    private boolean isNext(String mailbox, String dead) {
        MailboxPlace place = entities.find(MailboxPlace.class, mailbox, LockModeType.PESSIMISTIC_WRITE);
        if (place.nodeId().equals(dead)) {
            place.taken(self.id());
        }
        return place.nodeId().equals(self.id());
    }
}
