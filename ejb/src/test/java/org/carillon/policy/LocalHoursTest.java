package org.carillon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.carillon.customer.CustomerAddress;
import org.carillon.policy.Decision.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours in days on which clocks change, minute by minute, with java.time as the judge. */
class LocalHoursTest {

    private static final CustomerAddress ANYBODY = new CustomerAddress("sip:anybody");

    private static boolean shows(ZoneId zone, Instant instant, String from, String to) {
        LocalTime time = instant.atZone(zone).toLocalTime();
        LocalTime begins = LocalTime.parse(from);
        LocalTime ends = LocalTime.parse(to);
        return begins.isBefore(ends)
                ? !time.isBefore(begins) && time.isBefore(ends)
                : !time.isBefore(begins) || time.isBefore(ends);
    }

    private static boolean isAmbiguous(ZoneId zone, Instant instant) {
        return zone.getRules()
                        .getValidOffsets(instant.atZone(zone).toLocalDateTime())
                        .size()
                > 1;
    }

    /** Gaps and overlaps at 2 and 3 o'clock, at midnight (Beirut, Santiago), of half an hour (Lord Howe), zones of half an hour. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-28T12:00:00Z",
        "Europe/Berlin, 2026-10-24T12:00:00Z",
        "America/New_York, 2026-03-07T18:00:00Z",
        "America/New_York, 2026-10-31T18:00:00Z",
        "America/Santiago, 2026-09-05T12:00:00Z",
        "Asia/Beirut, 2026-03-28T12:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T04:00:00Z",
        "Australia/Lord_Howe, 2026-10-03T04:00:00Z",
        "Asia/Kolkata, 2026-11-20T00:00:00Z",
        "Asia/Kathmandu, 2026-11-20T00:00:00Z",
        "Pacific/Apia, 2011-12-29T00:00:00Z"
    })
    void whatIsPermittedIsSoByTheClockOnTheWall(String zoneId, Instant start) {
        ZoneId zone = ZoneId.of(zoneId);
        for (String[] span : List.of(
                new String[] {"02:30", "21:00"},
                new String[] {"08:00", "02:30"},
                new String[] {"00:00", "02:15"},
                new String[] {"23:30", "00:30"},
                new String[] {"01:30", "03:15"})) {
            var allowed = new CallingHours.Settings(span[0], span[1], null, null, null, null);
            var forbidden = new CallingHours.Settings(
                    null, null, null, null, List.of(new DailySpan(span[0], span[1], null)), null);
            for (Instant at = start; at.isBefore(start.plus(Duration.ofHours(36))); at = at.plusSeconds(60)) {
                judge(zone, at, span, allowed, true);
                judge(zone, at, span, forbidden, false);
            }
        }
    }

    private static void judge(
            ZoneId zone, Instant at, String[] span, CallingHours.Settings settings, boolean permittedInside) {
        Decision decision = CallingHours.decide(PolicyOwner.OPERATOR, settings, List.of(zone), ANYBODY, at);
        boolean shown = shows(zone, at, span[0], span[1]) == permittedInside;
        if (decision.result() == Result.PERMIT) {
            assertThat(shown).as("%s in %s, %s", at, zone, settings).isTrue();
        } else {
            // where clocks show an hour twice the strict reading counts; a forbidden span holds through the whole of it
            assertThat(shown && !isAmbiguous(zone, at) && !isAmbiguous(zone, at.minus(Duration.ofHours(1))))
                    .as("%s in %s, %s: %s", at, zone, settings, decision)
                    .isFalse();
            assertThat(decision.until()).isAfter(at);
            assertThat(shows(zone, decision.until(), span[0], span[1])).isEqualTo(permittedInside);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // toll-free and satellite numbers, and those of large countries, may be anywhere in them
        "+18005550100, 2026-11-20T14:00:00Z, DEFER",
        "+18005550100, 2026-11-20T22:00:00Z, DEFER",
        "+18005550100, 2026-11-20T23:30:00Z, PERMIT",
        "+12125550100, 2026-11-20T14:00:00Z, PERMIT",
        "+918012345678, 2026-11-20T03:29:00Z, DEFER",
        "+918012345678, 2026-11-20T03:31:00Z, PERMIT",
        "+97714123456, 2026-11-20T03:14:00Z, DEFER",
        "+97714123456, 2026-11-20T03:16:00Z, PERMIT"
    })
    void allZonesOfANumberMustPermit(String number, Instant at, Result expected) throws Exception {
        PolicyWorld world = new PolicyWorld();
        world.now = at;
        world.set(PolicyOwner.OPERATOR, CallingHours.NAME, "{\"from\": \"09:00\", \"to\": \"21:00\"}");

        Decision decision = new Verdict(
                        world.policies.get(CallingHours.NAME).decide(world.session(number, List.of(), null)))
                .strictest();

        assertThat(decision.result()).as("%s", decision).isEqualTo(expected);
    }
}
