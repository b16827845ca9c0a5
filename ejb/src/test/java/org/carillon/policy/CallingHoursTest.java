package org.carillon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.carillon.customer.CustomerAddress;
import org.carillon.policy.CallingHours.Settings;
import org.carillon.policy.Decision.Result;
import org.junit.jupiter.api.Test;

class CallingHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final Settings DAYTIME = new Settings("08:00", "21:00", null, null, null, null);

    private static Decision at(String instant, Settings hours, ZoneId... zones) {
        return CallingHours.decide(
                PolicyOwner.OPERATOR, hours, List.of(zones), new CustomerAddress("+15550100"), Instant.parse(instant));
    }

    @Test
    void permitsWithinTheHoursOfTheCustomersZone() {
        assertThat(at("2026-11-21T12:00:00Z", DAYTIME, BERLIN).result()).isEqualTo(Result.PERMIT);
    }

    @Test
    void defersAnEarlyCallUntilTheHoursBegin() {
        Decision decision = at("2026-11-21T05:00:00Z", DAYTIME, BERLIN);
        assertThat(decision.result()).isEqualTo(Result.DEFER);
        assertThat(decision.until()).isEqualTo("2026-11-21T07:00:00Z");
    }

    @Test
    void defersALateCallUntilTheNextDay() {
        assertThat(at("2026-11-21T20:00:00Z", DAYTIME, BERLIN).until()).isEqualTo("2026-11-22T07:00:00Z");
    }

    @Test
    void theLastMomentIsOutside() {
        assertThat(at("2026-11-21T19:59:59Z", DAYTIME, BERLIN).result()).isEqualTo(Result.PERMIT);
        assertThat(at("2026-11-21T20:00:00Z", DAYTIME, BERLIN).result()).isEqualTo(Result.DEFER);
    }

    @Test
    void allPossibleZonesMustPermit() {
        Decision decision = at("2026-11-21T13:30:00Z", DAYTIME, NEW_YORK, LOS_ANGELES);
        assertThat(decision.result()).isEqualTo(Result.DEFER);
        assertThat(decision.until()).isEqualTo("2026-11-21T16:00:00Z");
    }

    @Test
    void zonesWithoutACommonHourAreDenied() {
        Settings oneHour = new Settings("09:00", "10:00", null, null, null, null);
        assertThat(at("2026-11-21T13:30:00Z", oneHour, NEW_YORK, LOS_ANGELES).result())
                .isEqualTo(Result.DENY);
    }

    @Test
    void onlyTheGivenDaysAreOpen() {
        Settings weekdays = new Settings("08:00", "21:00", List.of("MONDAY", "TUESDAY"), null, null, null);
        // a Saturday
        assertThat(at("2026-11-21T12:00:00Z", weekdays, BERLIN).until()).isEqualTo("2026-11-23T07:00:00Z");
    }

    @Test
    void hoursMayRunThroughMidnight() {
        Settings night = new Settings("22:00", "06:00", null, null, null, null);
        assertThat(at("2026-11-21T23:30:00Z", night, BERLIN).result()).isEqualTo(Result.PERMIT);
        assertThat(at("2026-11-21T04:59:00Z", night, BERLIN).result()).isEqualTo(Result.PERMIT);
        assertThat(at("2026-11-21T12:00:00Z", night, BERLIN).until()).isEqualTo("2026-11-21T21:00:00Z");
    }

    @Test
    void hoursThatTheClocksSkipBeginWhenTheyGoOn() {
        Settings early = new Settings("02:30", "21:00", null, null, null, null);
        // on 2027-03-28 Berlin's clocks go from 02:00 to 03:00
        assertThat(at("2027-03-28T00:30:00Z", early, BERLIN).until()).isEqualTo("2027-03-28T01:00:00Z");
    }
}
