package org.carillon.schedule;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.carillon.dispatch.Dispatcher;
import org.carillon.policy.Decision;
import org.carillon.policy.RequiredResources;
import org.carillon.request.RequestedApplication;

/**
 * Has the policies of received or deferred sessions asked and gives them their places in time. May be called for any sessions at any
 * time, by several nodes at once: whoever comes second changes nothing.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Admission {

    private static final Logger LOG = System.getLogger(Admission.class.getName());
    /** Sessions must not wait for others whose applications are fetched from slow servers. */
    private static final long LONGEST_TOGETHER_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    @Inject
    private RequiredResources resources;

    @EJB
    private AdmissionDesk desk;

    @Inject
    private Dispatcher dispatcher;

    /**
     * Takes as long as fetching an application does.
     *
     * @return those that were not admitted because others took too long; empty when there was but one
     */
    public List<String> admit(List<String> sessionIds) {
        long begun = System.nanoTime();
        Map<String, Decision> found = new LinkedHashMap<>();
        List<String> left = new ArrayList<>();
        for (Map.Entry<String, RequestedApplication> application :
                desk.applicationsOf(sessionIds).entrySet()) {
            if (found.isEmpty() || System.nanoTime() - begun < LONGEST_TOGETHER_NANOS) {
                found.put(application.getKey(), resources.decide(application.getValue()));
            } else {
                left.add(application.getKey());
            }
        }
        decide(found);
        dispatcher.wake();
        return left;
    }

    private void decide(Map<String, Decision> found) {
        try {
            desk.decide(found);
        } catch (EJBException e) {
            if (found.size() <= 1) {
                throw e;
            }
            LOG.log(Level.DEBUG, "sessions are admitted one by one", e);
            decideSingly(found, e);
        }
    }

    /** One of them may have taken the others along. */
    private void decideSingly(Map<String, Decision> found, EJBException together) {
        boolean anyDecided = false;
        for (Map.Entry<String, Decision> one : found.entrySet()) {
            try {
                desk.decide(Map.of(one.getKey(), one.getValue()));
                anyDecided = true;
            } catch (EJBException e) {
                LOG.log(Level.WARNING, "session {0} was not admitted: {1}", one.getKey(), e.getMessage());
            }
        }
        if (!anyDecided) {
            throw together;
        }
    }
}
