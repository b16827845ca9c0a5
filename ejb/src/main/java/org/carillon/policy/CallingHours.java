package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.Customers;
import org.carillon.session.TelephonySession;

/**
 * The hours in which a customer may be called, in the customer's own time zone. Where several zones are possible all of them must
 * permit; where none is known, the policy's own zone counts.
 */
@ApplicationScoped
public class CallingHours extends SettingsPolicy<CallingHours.Settings> {

    /** The policy's name. */
    public static final String NAME = "calling-hours";

    private static final int MAX_ROUNDS = 1_000;
    private static final Duration HORIZON = Duration.ofDays(60);
    private static final int FEW = 4;
    private static final int MOST_FORBIDDEN = 20;
    private static final int MOST_HOLIDAYS = 100;

    private Customers customers;
    private Clock clock;

    protected CallingHours() {}

    @Inject
    public CallingHours(PolicySettings settings, Customers customers, Clock clock) {
        super(Settings.class, settings);
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * @param from local time from which calls are permitted, {@code HH:mm}; null for midnight
     * @param to local time from which they are not; not after {@code from} means through midnight, equal the whole day
     * @param days {@code MONDAY} ... on which the hours begin; null or empty for all
     * @param zone the zone that counts where the customer's is unknown; null for UTC
     * @param forbidden hours in which calls are not permitted all the same
     * @param holidays days without calls: {@code customer} for public holidays in the country of the customer's number, or those
     *     of a country or region ({@code DE}, {@code DE-BY}), or a day ({@code 2026-12-24})
     */
    public record Settings(
            String from, String to, List<String> days, String zone, List<DailySpan> forbidden, List<String> holidays) {

        DailySpan allowed() {
            return new DailySpan(from, to, days);
        }

        List<DailySpan> forbiddenSpans() {
            return forbidden == null ? List.of() : forbidden;
        }

        ZoneId zoneIfUnknown() {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        }

        String inWords() {
            StringBuilder words = new StringBuilder(allowed().toString());
            forbiddenSpans().forEach(span -> words.append(", not ").append(span));
            if (holidays != null && !holidays.isEmpty()) {
                words.append(", not on holidays ").append(holidays);
            }
            return words.toString();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription(
                "Hours in which customers may be called, by the clocks where they are, and holidays on which they may not.",
                Set.of(PolicyOwner.Kind.values()),
                "{\"from\": \"09:00\", \"to\": \"20:00\", \"days\": [\"MONDAY\", \"TUESDAY\", \"WEDNESDAY\", \"THURSDAY\","
                        + " \"FRIDAY\"], \"forbidden\": [{\"from\": \"12:00\", \"to\": \"13:00\"}], \"holidays\":"
                        + " [\"customer\", \"2026-12-24\"], \"zone\": \"Europe/Berlin\"}");
    }

    @Override
    Optional<Decision> decide(PolicyOwner owner, Settings set, TelephonySession session) {
        Instant now = clock.instant();
        Instant wanted = session.wantedAt() == null || session.wantedAt().isBefore(now) ? now : session.wantedAt();
        List<ZoneId> known = zonesOf(session);
        List<ZoneId> zones = known.isEmpty() ? List.of(set.zoneIfUnknown()) : known;
        return Optional.of(decide(owner, set, zones, session.callee(), wanted));
    }

    /** Where the person is told to live; else all that the number allows. */
    private List<ZoneId> zonesOf(TelephonySession session) {
        List<ZoneId> told =
                customers.toldZoneOf(session.address()).map(List::of).orElse(List.of());
        return told.isEmpty() ? customers.zonesOf(session.callee()) : told;
    }

    /** The decision for these zones, all of which must permit. */
    static Decision decide(
            PolicyOwner owner, Settings set, List<ZoneId> zones, CustomerAddress customer, Instant wanted) {
        List<LocalHours> hours = new ArrayList<>();
        for (ZoneId zone : zones) {
            hours.add(new LocalHours(
                    zone, set.allowed(), set.forbiddenSpans(), HolidayCalendars.of(set.holidays(), customer)));
        }
        String span = set.inWords() + " in " + (zones.size() <= FEW ? zones : zones.size() + " zones");
        Decision decision = firstPermitted(hours, wanted)
                .map(next -> next.equals(wanted)
                        ? Decision.permit(NAME, owner, "within " + span)
                        : Decision.defer(NAME, owner, "outside " + span, next))
                .orElseGet(() ->
                        Decision.deny(NAME, owner, "there is no hour in " + span + " that all these zones share"));
        return decision.by("wanted", wanted)
                .by("zones", zones.stream().map(ZoneId::getId).toList());
    }

    private static Optional<Instant> firstPermitted(List<LocalHours> hours, Instant wanted) {
        Instant candidate = wanted;
        for (int round = 0; round < MAX_ROUNDS && candidate.isBefore(wanted.plus(HORIZON)); round++) {
            Instant latest = candidate;
            for (LocalHours local : hours) {
                Optional<Instant> next = local.onwards(latest);
                if (next.isEmpty()) {
                    return next;
                }
                latest = next.get();
            }
            if (latest.equals(candidate)) {
                return Optional.of(candidate);
            }
            candidate = latest;
        }
        return Optional.empty();
    }

    @Override
    void check(PolicyOwner owner, Settings wanted) throws InvalidSettingsException {
        wanted.allowed().check("from and to");
        if (wanted.from() == null && wanted.to() == null && wanted.forbidden() == null && wanted.holidays() == null) {
            throw new InvalidSettingsException(
                    "from and to, forbidden or holidays are needed, such as 08:00 and 21:00");
        }
        try {
            wanted.zoneIfUnknown();
        } catch (DateTimeException e) {
            throw new InvalidSettingsException("zone: an IANA zone such as Europe/Berlin: " + e.getMessage(), e);
        }
        if (wanted.forbiddenSpans().size() > MOST_FORBIDDEN) {
            throw new InvalidSettingsException("forbidden: at most " + MOST_FORBIDDEN);
        }
        for (DailySpan span : wanted.forbiddenSpans()) {
            if (span == null) {
                throw new InvalidSettingsException("forbidden: a list of from, to and days");
            }
            span.check("forbidden");
        }
        List<String> holidays = wanted.holidays() == null ? List.of() : wanted.holidays();
        if (holidays.size() > MOST_HOLIDAYS) {
            throw new InvalidSettingsException("holidays: at most " + MOST_HOLIDAYS);
        }
        for (String holiday : holidays) {
            HolidayCalendars.check("holidays", holiday);
        }
    }
}
