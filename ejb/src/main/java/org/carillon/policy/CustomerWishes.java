package org.carillon.policy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.audit.AuditLog;
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
    private AuditLog audit;

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
     * Hours by the clocks where the customer is.
     *
     * @param from such as 09:00; null for any time
     * @param to such as 17:00
     */
    public record Hours(String from, String to) {

        /** Calls are welcome at any time. */
        public static final Hours ANY = new Hours(null, null);
    }

    /**
     * What a customer wants to be otherwise.
     *
     * @param of whose calls: a requester's, or those of {@link DoNotCall#ANYBODY}
     * @param calls whether they are welcome; null leaves that as it is
     * @param hours when calls are welcome; null leaves that as it is
     */
    public record Change(String of, Calls calls, Hours hours) {}

    /**
     * Keeps all of it, or nothing.
     *
     * @param how the customer said so, for people
     * @throws InvalidSettingsException when the hours are no times such as 09:00
     */
    public void keep(CustomerAddress address, Change change, String how) throws InvalidSettingsException {
        // the hours first: they are what may be wrong
        if (change.hours() != null) {
            keepHours(address, change.hours(), how);
        }
        if (change.calls() != null) {
            keepCalls(address, change, how);
        }
        audit.record("customer", "customer.wishes", address.text(), null, how + ": " + change);
    }

    private void keepHours(CustomerAddress address, Hours hours, String how) throws InvalidSettingsException {
        if (hours.equals(Hours.ANY)) {
            settings.clear(owner(address), CallingHours.NAME);
            return;
        }
        if (!isTime(hours.from()) || !isTime(hours.to())) {
            throw new InvalidSettingsException("hours: from and to are times such as 09:00");
        }
        String json = "{\"from\":\"" + hours.from() + "\",\"to\":\"" + hours.to() + "\"}";
        settings.set(owner(address), CallingHours.NAME, json, how);
    }

    private static boolean isTime(String text) {
        return text != null && text.matches("([01][0-9]|2[0-3]):[0-5][0-9]");
    }

    private void keepCalls(CustomerAddress address, Change change, String how) {
        customers.wantsCallsAgain(address, change.of());
        switch (change.calls()) {
            case WELCOME -> {}
            case NOT_FOR_30_DAYS -> customers.wantsNoCalls(
                    address, change.of(), how, clock.instant().plus(A_WHILE));
            case NEVER -> customers.wantsNoCalls(address, change.of(), how);
        }
    }

    private static PolicyOwner owner(CustomerAddress address) {
        return PolicyOwner.customer(address.text());
    }
}
