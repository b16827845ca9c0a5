package org.carillon.gateway.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.CustomerDate;
import org.carillon.customer.CustomerProfiles;
import org.carillon.gateway.schedule.CustomerTimes;

/** Customers of a requester whose date of some name comes in so many days: called then, at the hour that they prefer. */
@ApplicationScoped
public class CustomerRows {

    private static final int PAGE = 500;
    /** Rows are made so long ahead; each becomes one session only. */
    private static final Duration AHEAD = Duration.ofHours(26);

    @Inject
    private CustomerProfiles profiles;

    @Inject
    private CustomerTimes times;

    @Inject
    private Clock clock;

    void read(ScheduleSource source, SourceSettings settings, RowSink sink) {
        // days of all zones that may be today or tomorrow
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(settings.daysBefore());
        CustomerDate last = null;
        List<CustomerDate> page;
        do {
            page = profiles.withDate(
                    source.requesterId(), settings.text("date"), today.minusDays(1), today.plusDays(3), last, PAGE);
            for (CustomerDate date : page) {
                last = date;
                if (!take(source, settings, date, sink)) {
                    return;
                }
            }
        } while (page.size() == PAGE);
    }

    private boolean take(ScheduleSource source, SourceSettings settings, CustomerDate date, RowSink sink) {
        CustomerAddress customer = new CustomerAddress(date.address());
        Optional<ZoneId> zone = times.zoneOf(customer);
        LocalTime hour = times.preferredTime(source.requesterId(), customer).orElse(settings.hour());
        LocalDateTime at = date.on().minusDays(settings.daysBefore()).atTime(hour);
        if (zone.isPresent() && !isNow(at.atZone(zone.get()).toInstant(), settings)) {
            return true;
        }
        Map<String, Object> values = new HashMap<>();
        values.put("key", date.address() + " " + date.name() + " " + date.on());
        values.put("to", date.address());
        values.put("at", at);
        values.put(date.name(), date.on().toString());
        return sink.take(new SourceRow(values));
    }

    private boolean isNow(Instant at, SourceSettings settings) {
        Instant now = clock.instant();
        return at.isBefore(now.plus(AHEAD))
                && at.plus(Duration.ofMinutes(settings.lifeMinutes())).isAfter(now);
    }
}
