package org.carillon.customer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carillon.database.InLists;
import org.carillon.database.ReadAhead;

/** What is known of customers, and which of them want no calls. Each method is a transaction of its own or joins the caller's. */
@Stateless
public class Customers {

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private KnownCustomers known;

    @Inject
    private Event<KnownCustomers.Met> met;

    @Inject
    private ReadAhead readAhead;

    @Inject
    private Clock clock;

    public Optional<Customer> find(CustomerAddress address) {
        return Optional.ofNullable(entities.find(Customer.class, address.text()));
    }

    /** Remembers where a customer lives; null forgets it. */
    public void livesIn(CustomerAddress address, ZoneId zone) {
        known(address).livesIn(zone);
    }

    /** Remembers the language of a customer (BCP 47); null forgets it. */
    public void speaks(CustomerAddress address, String language) {
        known(address).speaks(language);
    }

    private Customer known(CustomerAddress address) {
        Customer customer = entities.find(Customer.class, address.text());
        if (customer == null) {
            customer = new Customer(address, clock.instant());
            entities.persist(customer);
        }
        return customer;
    }

    /** Lets one transaction at a time decide about calls to these customers, as far as they are known. */
    public void lock(Collection<CustomerAddress> addresses) {
        List<String> texts =
                addresses.stream().map(CustomerAddress::text).distinct().toList();
        // in one order everywhere, so that two transactions never wait for each other
        for (List<String> some : InLists.of(texts)) {
            entities.createQuery(
                            "select c from Customer c where c.address in :addresses order by c.address", Customer.class)
                    .setParameter("addresses", some)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList();
        }
    }

    /**
     * Makes sure that the customers are known. Needs the caller's transaction, which may fail when another one meets the same customer:
     * tried again, it finds it known.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void meet(Collection<CustomerAddress> addresses) {
        Set<String> unknown = addresses.stream()
                .map(CustomerAddress::text)
                .filter(address -> !known.isKnown(address))
                .collect(Collectors.toCollection(TreeSet::new));
        if (unknown.isEmpty()) {
            return;
        }
        met.fire(new KnownCustomers.Met(Set.copyOf(unknown)));
        for (List<String> some : InLists.of(List.copyOf(unknown))) {
            unknown.removeAll(
                    entities.createQuery("select c.address from Customer c where c.address in :addresses", String.class)
                            .setParameter("addresses", some)
                            .getResultList());
        }
        // in one order everywhere, so that two transactions never wait for each other
        unknown.forEach(address -> entities.persist(new Customer(CustomerAddress.parse(address), clock.instant())));
    }

    /**
     * The zones the customer may live in: the one we were told, else all that the number allows; empty if unknown.
     */
    public List<ZoneId> zonesOf(CustomerAddress address) {
        return toldZoneOf(address).map(List::of).orElseGet(address::possibleZones);
    }

    /** The zone we were told the customer lives in. */
    public Optional<ZoneId> toldZoneOf(CustomerAddress address) {
        return find(address).flatMap(Customer::timeZone);
    }

    /** The wish that forbids this requester to call this customer now, if there is one: the one that holds longest. */
    public Optional<DoNotCall> forbids(String requesterId, CustomerAddress address) {
        List<DoNotCall> wishes =
                readAhead.of(DoNotCall.class, address.text()).orElseGet(() -> wishesOf(List.of(address.text())));
        Instant now = clock.instant();
        return wishes.stream()
                .filter(wish -> wish.requesterId().equals(DoNotCall.ANYBODY)
                        || wish.requesterId().equals(requesterId))
                .filter(wish -> wish.holds(now))
                .max(Comparator.comparing(wish -> wish.expiresAt().orElse(Instant.MAX)));
    }

    /** Reads the wishes of these customers at once, for {@link #forbids} in the rest of the caller's transaction. */
    public void readWishesAhead(Collection<CustomerAddress> addresses) {
        List<String> texts =
                addresses.stream().map(CustomerAddress::text).distinct().toList();
        readAhead.put(DoNotCall.class, texts, wishesOf(texts), DoNotCall::address);
    }

    private List<DoNotCall> wishesOf(List<String> addresses) {
        List<DoNotCall> wishes = new ArrayList<>();
        for (List<String> some : InLists.of(addresses)) {
            wishes.addAll(entities.createQuery(
                            "select d from DoNotCall d where d.address in :addresses order by d.requesterId",
                            DoNotCall.class)
                    .setParameter("addresses", some)
                    .getResultList());
        }
        return wishes;
    }

    /**
     * Notes that the customer wants no more calls, ever. Noting it twice changes nothing.
     *
     * @param requesterId from whom, or {@link DoNotCall#ANYBODY}
     */
    public void wantsNoCalls(CustomerAddress address, String requesterId, String reason) {
        wantsNoCalls(address, requesterId, reason, null);
    }

    /**
     * Notes that the customer wants no calls until then. A wish that is there already is only made longer; one that has run out is
     * replaced.
     *
     * @param requesterId from whom, or {@link DoNotCall#ANYBODY}
     * @param expires until when, or null for ever
     */
    public void wantsNoCalls(CustomerAddress address, String requesterId, String reason, Instant expires) {
        Instant now = clock.instant();
        DoNotCall wish = entities.find(DoNotCall.class, new DoNotCallId(address.text(), requesterId));
        if (wish == null) {
            wish = new DoNotCall(address.text(), requesterId);
            wish.wanted(now, expires, reason);
            entities.persist(wish);
        } else if (!wish.holds(now)
                || wish.expiresAt()
                        .filter(end -> expires == null || expires.isAfter(end))
                        .isPresent()) {
            wish.wanted(now, expires, reason);
        }
    }

    /** What the customer has asked for, by requester; also what has run out. */
    public List<DoNotCall> wishesOf(CustomerAddress address) {
        return wishesOf(List.of(address.text()));
    }

    /** Calls are welcome again. Returns whether they had not been. */
    public boolean wantsCallsAgain(CustomerAddress address, String requesterId) {
        DoNotCall wish = entities.find(DoNotCall.class, new DoNotCallId(address.text(), requesterId));
        if (wish == null) {
            return false;
        }
        entities.remove(wish);
        return true;
    }

    /**
     * Up to limit wishes in the order of address and requester, those after the given place; empty texts begin.
     *
     * @param onlyOf those about this requester, or null for all
     */
    public List<DoNotCall> doNotCallAfter(String address, String requesterId, String onlyOf, int limit) {
        return entities.createQuery(
                        "select d from DoNotCall d where (:only = '' or d.requesterId = :only) and (d.address > :address"
                                + " or (d.address = :address and d.requesterId > :requester))"
                                + " order by d.address, d.requesterId",
                        DoNotCall.class)
                .setParameter("address", address)
                .setParameter("requester", requesterId)
                .setParameter("only", onlyOf == null ? "" : onlyOf)
                .setMaxResults(limit)
                .getResultList();
    }
}
