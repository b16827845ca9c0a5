package org.carillon.customer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What requesters have told us of their customers; each knows its own only. Each method is a transaction or joins the caller's. */
@Stateless
public class CustomerProfiles {

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private Clock clock;

    public Optional<CustomerProfile> find(String requesterId, CustomerAddress address) {
        return Optional.ofNullable(
                entities.find(CustomerProfile.class, new CustomerProfileId(requesterId, address.text())));
    }

    /** The dates of a customer, in the order of their names. */
    public List<CustomerDate> datesOf(String requesterId, CustomerAddress address) {
        return entities.createQuery(
                        "select d from CustomerDate d where d.requesterId = :requester and d.address = :address order by d.name",
                        CustomerDate.class)
                .setParameter("requester", requesterId)
                .setParameter("address", address.text())
                .getResultList();
    }

    /**
     * Replaces all that was told before.
     *
     * @param preferredHour 0 to 23, or null
     */
    public void set(String requesterId, CustomerAddress address, Integer preferredHour, Map<String, LocalDate> dates) {
        CustomerProfile profile = find(requesterId, address).orElse(null);
        if (profile == null) {
            profile = new CustomerProfile(requesterId, address);
            entities.persist(profile);
        }
        profile.likesCallsAt(preferredHour, clock.instant());
        removeDates(requesterId, address);
        dates.forEach((name, on) -> entities.persist(new CustomerDate(requesterId, address, name, on)));
    }

    /** Forgets all of it. Returns whether there was anything. */
    public boolean remove(String requesterId, CustomerAddress address) {
        Optional<CustomerProfile> profile = find(requesterId, address);
        removeDates(requesterId, address);
        profile.ifPresent(entities::remove);
        return profile.isPresent();
    }

    private void removeDates(String requesterId, CustomerAddress address) {
        entities.createQuery("delete from CustomerDate d where d.requesterId = :requester and d.address = :address")
                .setParameter("requester", requesterId)
                .setParameter("address", address.text())
                .executeUpdate();
    }

    /** Customers of a requester with a date of that name from one day to another, both included, in the order of day and address. */
    public List<CustomerDate> withDate(
            String requesterId, String name, LocalDate from, LocalDate to, CustomerDate after, int limit) {
        var query = entities.createQuery(
                "select d from CustomerDate d where d.requesterId = :requester and d.name = :name"
                        + " and d.day >= :from and d.day <= :to"
                        + (after == null ? "" : " and (d.day > :day or (d.day = :day and d.address > :address))")
                        + " order by d.day, d.address",
                CustomerDate.class);
        query.setParameter("requester", requesterId)
                .setParameter("name", name)
                .setParameter("from", from)
                .setParameter("to", to);
        if (after != null) {
            query.setParameter("day", after.on()).setParameter("address", after.address());
        }
        return query.setMaxResults(limit).getResultList();
    }
}
