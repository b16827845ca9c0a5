package org.carillon.customer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.carillon.database.InLists;
import org.carillon.database.ReadAhead;

/** What customers have agreed to. Each method is a transaction of its own or joins the caller's. */
@Stateless
public class Consents {

    private static final int MOST_OF_ONE = 1_000;

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private ReadAhead readAhead;

    @Inject
    private Clock clock;

    /** The consent under which this requester may call, if there is one now. */
    public Optional<Consent> of(String requesterId, CustomerAddress address) {
        List<Consent> given =
                readAhead.of(Consent.class, address.text()).orElseGet(() -> find(List.of(address.text())));
        Instant now = clock.instant();
        return given.stream()
                .filter(consent -> consent.covers(requesterId, now))
                .findFirst();
    }

    /** Reads what these customers have agreed to at once, for {@link #of} in the rest of the caller's transaction. */
    public void readAhead(Collection<CustomerAddress> addresses) {
        List<String> texts =
                addresses.stream().map(CustomerAddress::text).distinct().toList();
        readAhead.put(Consent.class, texts, find(texts), Consent::address);
    }

    /** Everything the customer has agreed to, by requester. */
    public List<Consent> allOf(CustomerAddress address) {
        List<Consent> all = find(List.of(address.text()));
        return all.subList(0, Math.min(all.size(), MOST_OF_ONE));
    }

    private List<Consent> find(List<String> addresses) {
        List<Consent> found = new ArrayList<>();
        for (List<String> some : InLists.of(addresses)) {
            found.addAll(entities.createQuery(
                            "select c from Consent c where c.address in :addresses order by c.requesterId",
                            Consent.class)
                    .setParameter("addresses", some)
                    .getResultList());
        }
        return found;
    }

    /**
     * Notes that the customer has agreed; what was noted before for the same requester is replaced.
     *
     * @param requesterId to be called by whom, or {@link DoNotCall#ANYBODY}
     * @param expires until when, or null for ever
     * @param evidence how, for people
     */
    public void give(CustomerAddress address, String requesterId, Instant given, Instant expires, String evidence) {
        Consent consent = entities.find(Consent.class, new DoNotCallId(address.text(), requesterId));
        if (consent == null) {
            consent = new Consent(address, requesterId);
            consent.given(given, expires, evidence);
            entities.persist(consent);
        } else {
            consent.given(given, expires, evidence);
        }
    }

    /** The customer does not agree any more. Returns whether it had. */
    public boolean withdraw(CustomerAddress address, String requesterId) {
        Consent consent = entities.find(Consent.class, new DoNotCallId(address.text(), requesterId));
        if (consent != null) {
            entities.remove(consent);
        }
        return consent != null;
    }
}
