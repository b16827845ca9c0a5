package org.carillon.schedule;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.carillon.dispatch.Dispatcher;
import org.carillon.policy.RequiredResources;

/**
 * Has the policies of a received or deferred session asked and gives it its place in time. May be called for any session at any
 * time, by several nodes at once: whoever comes second changes nothing.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Admission {

    @Inject
    private RequiredResources resources;

    @Inject
    private AdmissionDesk desk;

    @Inject
    private Dispatcher dispatcher;

    /** Takes as long as fetching the application does. */
    public void admit(String sessionId) {
        desk.applicationOf(sessionId).ifPresent(application -> desk.decide(sessionId, resources.decide(application)));
        dispatcher.wake();
    }
}
