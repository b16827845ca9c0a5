package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.Customers;
import org.carillon.session.TelephonySession;

/**
 * The hours in which a customer may be called, in the customer's own time zone. Where several zones are possible all of them must
 * permit; where none is known, the policy's own zone counts.
 */
@ApplicationScoped
public class CallingHours implements Policy {

    /** The policy's name. */
    public static final String NAME = "calling-hours";

    private static final int MAX_DAYS_AHEAD = 8;
    private static final int MAX_ROUNDS = 32;

    @Inject
    private PolicySettings settings;

    @Inject
    private Customers customers;

    @Inject
    private Clock clock;

    /**
     * @param from local time from which calls are permitted, {@code HH:mm}
     * @param to local time from which they are not; not after {@code from} means through midnight, equal the whole day
     * @param days {@code MONDAY} ... on which the hours begin; null or empty for all
     * @param zone the zone that counts where the customer's is unknown; null for UTC
     */
    public record Settings(String from, String to, List<String> days, String zone) {

        LocalTime opens() {
            return LocalTime.parse(from);
        }

        LocalTime closes() {
            return LocalTime.parse(to);
        }

        Set<DayOfWeek> openDays() {
            if (days == null || days.isEmpty()) {
                return EnumSet.allOf(DayOfWeek.class);
            }
            Set<DayOfWeek> open = EnumSet.noneOf(DayOfWeek.class);
            days.forEach(day -> open.add(DayOfWeek.valueOf(day)));
            return open;
        }

        ZoneId zoneIfUnknown() {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Decision> decide(TelephonySession session) {
        List<Decision> decisions = new ArrayList<>();
        Instant now = clock.instant();
        Instant wanted = session.wantedAt() == null || session.wantedAt().isBefore(now) ? now : session.wantedAt();
        for (PolicyOwner owner : PolicyCheck.partiesOf(session)) {
            settings.of(owner, NAME, Settings.class)
                    .map(hours -> decide(owner, hours, session.address(), wanted))
                    .ifPresent(decisions::add);
        }
        if (decisions.isEmpty()) {
            decisions.add(Decision.permit(NAME, PolicyOwner.OPERATOR, "no hours are set"));
        }
        return decisions;
    }

    private Decision decide(PolicyOwner owner, Settings hours, CustomerAddress address, Instant wanted) {
        List<ZoneId> known = customers.zonesOf(address);
        List<ZoneId> zones = known.isEmpty() ? List.of(hours.zoneIfUnknown()) : known;
        return decide(owner, hours, zones, wanted);
    }

    /** The decision for these zones, all of which must permit. */
    static Decision decide(PolicyOwner owner, Settings hours, List<ZoneId> zones, Instant wanted) {
        String span = hours.from() + "-" + hours.to() + " in " + zones;
        Instant next = nextOpen(hours, zones, wanted);
        if (next == null) {
            return Decision.deny(NAME, owner, "there is no hour in " + span + " that all these zones share");
        }
        return next.equals(wanted)
                ? Decision.permit(NAME, owner, "within " + span)
                : Decision.defer(NAME, owner, "outside " + span, next);
    }

    private static Instant nextOpen(Settings hours, List<ZoneId> zones, Instant wanted) {
        Instant candidate = wanted;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Instant latest = candidate;
            for (ZoneId zone : zones) {
                Instant open = nextOpen(hours, zone, latest);
                if (open == null) {
                    return null;
                }
                latest = open;
            }
            if (latest.equals(candidate)) {
                return candidate;
            }
            candidate = latest;
        }
        return null;
    }

    /** The first permitted instant in this zone, not before the one given. */
    private static Instant nextOpen(Settings hours, ZoneId zone, Instant from) {
        ZonedDateTime local = from.atZone(zone);
        for (int day = -1; day <= MAX_DAYS_AHEAD; day++) {
            var date = local.toLocalDate().plusDays(day);
            if (!hours.openDays().contains(date.getDayOfWeek())) {
                continue;
            }
            // ZonedDateTime.of moves a time that the clocks skip forward, as people do
            ZonedDateTime opens = ZonedDateTime.of(date, hours.opens(), zone);
            boolean overnight = !hours.closes().isAfter(hours.opens());
            ZonedDateTime closes = ZonedDateTime.of(overnight ? date.plusDays(1) : date, hours.closes(), zone);
            if (from.isBefore(closes.toInstant())) {
                return from.isBefore(opens.toInstant()) ? opens.toInstant() : from;
            }
        }
        return null;
    }

    @Override
    public void validate(PolicyOwner owner, String json) throws InvalidSettingsException {
        Settings wanted = PolicySettings.read(json, Settings.class);
        try {
            if (wanted.from() == null || wanted.to() == null) {
                throw new InvalidSettingsException("from and to are needed, such as 08:00 and 21:00");
            }
            wanted.opens();
            wanted.closes();
            wanted.openDays();
            wanted.zoneIfUnknown();
        } catch (DateTimeParseException e) {
            throw new InvalidSettingsException("from and to are local times such as 08:00: " + e.getMessage(), e);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new InvalidSettingsException("days are MONDAY to SUNDAY, zone an IANA zone: " + e.getMessage(), e);
        }
    }
}
