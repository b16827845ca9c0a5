package org.carillon.policy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.Customers;
import org.carillon.customer.DoNotCall;

/** What customers say themselves about future calls, however they say it. Each method is a transaction of its own or joins the caller's. */
@Stateless
public class CustomerWishes {

    private static final Duration A_WHILE = Duration.ofDays(30);

    @Inject
    private Customers customers;

    @Inject
    private PolicySettings settings;

    @Inject
    private Clock clock;

    /** Whether calls are welcome. */
    public enum Calls {
        WELCOME,
        NOT_FOR_30_DAYS,
        NEVER;

        /** The name in interfaces: lower case, with hyphens. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Calls> ofWord(String word) {
            for (Calls calls : values()) {
                if (calls.word().equals(word)) {
                    return Optional.of(calls);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * What is kept of a customer's wishes.
     *
     * @param noCalls what forbids calls now, of the requester asked about or of anybody
     * @param hours in which calls are welcome, or empty for any
     */
    public record Wishes(List<DoNotCall> noCalls, Optional<CallingHours.Settings> hours) {}

    /** What is kept, as far as it is about calls of this requester. */
    public Wishes of(CustomerAddress address, String requesterId) {
        Instant now = clock.instant();
        List<DoNotCall> noCalls = customers.wishesOf(address).stream()
                .filter(wish -> wish.expiresAt().map(now::isBefore).orElse(true))
                .filter(wish -> wish.requesterId().equals(DoNotCall.ANYBODY)
                        || wish.requesterId().equals(requesterId))
                .toList();
        return new Wishes(noCalls, settings.of(owner(address), CallingHours.NAME, CallingHours.Settings.class));
    }

    /**
     * Calls of this requester, or of {@link DoNotCall#ANYBODY}, are welcome, or not. Welcome calls of anybody take back what was said
     * about single requesters only for the requester named.
     *
     * @param how the customer said so, for people
     */
    public void want(CustomerAddress address, String requesterId, Calls calls, String how) {
        customers.wantsCallsAgain(address, requesterId);
        switch (calls) {
            case WELCOME -> {}
            case NOT_FOR_30_DAYS -> customers.wantsNoCalls(
                    address, requesterId, how, clock.instant().plus(A_WHILE));
            case NEVER -> customers.wantsNoCalls(address, requesterId, how);
        }
    }

    /**
     * Calls are welcome in these hours only, by the clocks where the customer is.
     *
     * @throws InvalidSettingsException when these are no times such as 09:00
     */
    public void wantHours(CustomerAddress address, String from, String to, String how) throws InvalidSettingsException {
        if (!from.matches("[0-2][0-9]:[0-5][0-9]") || !to.matches("[0-2][0-9]:[0-5][0-9]")) {
            throw new InvalidSettingsException("hours: from and to are times such as 09:00");
        }
        settings.set(owner(address), CallingHours.NAME, "{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}", how);
    }

    /** Calls are welcome at any hour. */
    public void wantAnyHours(CustomerAddress address) {
        settings.clear(owner(address), CallingHours.NAME);
    }

    private static PolicyOwner owner(CustomerAddress address) {
        return PolicyOwner.customer(address.text());
    }
}
