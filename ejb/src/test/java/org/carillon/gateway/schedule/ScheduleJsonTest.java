package org.carillon.gateway.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.carillon.calendar.LocalTimes;
import org.carillon.calendar.Occurrence;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;
import org.junit.jupiter.api.Test;

class ScheduleJsonTest {

    private static final LocalTimes UTC = new LocalTimes(ZoneOffset.UTC, LocalTime.of(9, 0));

    @Test
    void aRuleIsExpandedInItsZoneUpToItsEndWithoutItsExceptions() throws Exception {
        ScheduleJson.Read read = read("{'to': '+15550100', 'name': 'Rent', 'startsAt': '2027-10-30T09:00',"
                + " 'zone': 'W. Europe Standard Time', 'rrule': 'freq=daily', 'until': '2027-11-02T09:00',"
                + " 'except': ['2027-11-01T09:00'], 'lifeMinutes': 30, 'priority': 3}");
        assertThat(starts(read))
                .containsExactly(
                        Instant.parse("2027-10-30T07:00:00Z"),
                        Instant.parse("2027-10-31T08:00:00Z"),
                        Instant.parse("2027-11-02T08:00:00Z"));
        assertThat(read.name()).isEqualTo("Rent");
        assertThat(read.life()).isEqualTo(Duration.ofMinutes(30));
        assertThat(read.request()).isEqualTo(json("{'to': '+15550100', 'priority': 3}"));
    }

    @Test
    void anOffsetIsAnInstantAndWithoutAZoneATimeIsTheCustomers() throws Exception {
        ScheduleJson.Read absolute = read("{'startsAt': '2027-10-30T09:00:00+02:00'}");
        assertThat(starts(absolute)).containsExactly(Instant.parse("2027-10-30T07:00:00Z"));
        assertThat(absolute.series().isLocal()).isFalse();
        assertThat(read("{'startsAt': '2027-10-30T09:00'}").series().isLocal()).isTrue();
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        assertThat(wrong("{'startsAt': 'tomorrow', 'zone': 'Nowhere', 'rrule': 'FREQ=SECONDLY', 'lifeMinutes': 0,"
                        + " 'except': 'never', 'name': 7, 'at': '2027-10-30T09:00:00Z'}"))
                .containsExactlyInAnyOrder("startsAt", "zone", "rrule", "lifeMinutes", "except", "name", "at");
        assertThat(wrong("{}")).containsExactly("startsAt");
        assertThat(wrong("{'startsAt': '2027-10-30T09:00', 'until': '2028-10-30T09:00'}"))
                .containsExactly("until");
    }

    @Test
    void aLineBreakInAnyFieldMakesNoLineOfTheCalendar() {
        assertThat(wrong("{'startsAt': '2027-10-30T09:00\\nRRULE:FREQ=DAILY'}")).containsExactly("startsAt");
        assertThat(wrong("{'startsAt': '2027-10-30T09:00', 'rrule': 'FREQ=DAILY\\nRDATE:20271101T090000'}"))
                .containsExactly("rrule");
    }

    private static List<Instant> starts(ScheduleJson.Read read) {
        return read.series().next(Instant.parse("2027-01-01T00:00:00Z"), 9, UTC).stream()
                .map(Occurrence::start)
                .toList();
    }

    private static List<String> wrong(String text) {
        return catchThrowableOfType(InvalidRequestException.class, () -> read(text)).problems().stream()
                .map(Problem::field)
                .toList();
    }

    private static ScheduleJson.Read read(String text) throws InvalidRequestException {
        return ScheduleJson.read(json(text), "key");
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
