package org.carillon.policy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.carillon.customer.Customers;
import org.carillon.session.TelephonySession;

/** Asks every policy about a session and keeps what they said. The strictest wins. Needs the caller's transaction. */
@ApplicationScoped
public class PolicyCheck {

    @Inject
    private Instance<Policy> found;

    @Inject
    private PolicySettings settings;

    @Inject
    private Customers customers;

    @Inject
    private DecisionLog log;

    private List<Policy> policies;

    @PostConstruct
    void sort() {
        policies = found.stream().sorted(Comparator.comparing(Policy::name)).toList();
    }

    /** When a session is checked. */
    public enum Stage {
        /** After intake, or when a deferral has passed. */
        INTAKE,
        /** Right before dialling. */
        DIAL,
        /** During the call: the application wants to transfer it. */
        TRANSFER
    }

    /** The parties whose policies concern a session: operator, requester, and the customer by each number. */
    static List<PolicyOwner> partiesOf(TelephonySession session) {
        List<PolicyOwner> parties = new ArrayList<>();
        parties.add(PolicyOwner.OPERATOR);
        parties.add(PolicyOwner.requester(session.requesterId()));
        session.numbers().forEach(number -> parties.add(PolicyOwner.customer(number.text())));
        return parties;
    }

    /** Reads what checks of these sessions ask for at once, for the rest of the caller's transaction. */
    public void readAhead(List<TelephonySession> sessions) {
        settings.readAhead(sessions.stream()
                .flatMap(session -> partiesOf(session).stream())
                .toList());
        customers.readWishesAhead(
                sessions.stream().flatMap(session -> session.numbers().stream()).toList());
        policies.forEach(policy -> policy.readAhead(sessions));
    }

    /** The verdict of all policies, which is kept. */
    public Verdict check(TelephonySession session, Stage stage) {
        Verdict verdict = wouldDecide(session, stage);
        log.keepAll(Map.of(session, verdict), stage);
        return verdict;
    }

    /** The verdict of all policies, and of those decisions that were made elsewhere. It is kept nowhere; the session need not be stored. */
    public Verdict wouldDecide(TelephonySession session, Stage stage, Decision... others) {
        List<Decision> decisions = new ArrayList<>(List.of(others));
        policies.stream()
                .filter(policy -> policy.stages().contains(stage))
                .forEach(policy -> decisions.addAll(policy.decide(session)));
        return new Verdict(decisions);
    }

    /** All policies, by name. */
    public List<Policy> policies() {
        return policies;
    }
}
