package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.requester.Requester;
import org.carillon.requester.Requesters;
import org.carillon.session.TelephonySession;

/** A requester shows only numbers that it owns: also when one was taken from it after the request was accepted. */
@ApplicationScoped
public class CallerIds implements Policy {

    /** The policy's name. */
    public static final String NAME = "caller-id";

    @Inject
    private Requesters requesters;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return PolicyDescription.withoutSettings(
                "A requester shows only numbers that the operator has said are its own; also when one was taken from it meanwhile.");
    }

    @Override
    public List<Decision> decide(TelephonySession session) {
        if (session.callerId() == null) {
            return List.of();
        }
        boolean owned = requesters
                .find(session.requesterId())
                .map(Requester::callerIds)
                .orElse(List.of())
                .contains(session.callerId());
        return List.of(
                owned
                        ? Decision.permit(NAME, PolicyOwner.OPERATOR, session.callerId() + " is the requester's")
                        : Decision.deny(NAME, PolicyOwner.OPERATOR, session.callerId() + " is not the requester's"));
    }
}
