package org.carillon.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes as a calendar is read or refused, within bounds. */
class MalformedCalendarsTest {

    private static final long SEED = 20261121;
    private static final int CALENDARS = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant TODAY = Instant.parse("2026-11-21T09:00:00Z");

    private static final List<String> DICTIONARY = List.of(
            "BEGIN:VEVENT\r\n",
            "END:VEVENT\r\n",
            "END:VCALENDAR\r\n",
            "RRULE:FREQ=HOURLY;INTERVAL=1\r\n",
            "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7\r\n",
            "DTSTART:16010101T000000\r\n",
            "DTSTART:99991231T235959Z\r\n",
            "TZID=Nowhere/Here:",
            "\"",
            ";",
            ":",
            "\\",
            "\u0000",
            "\ud83d\ude00",
            "=",
            "\r\n ",
            "-1",
            "999999999999");

    @Test
    void aThousandMutatedCalendarsAreReadOrRefused() throws Exception {
        Random random = new Random(SEED);
        List<String> calendars = List.of(
                CalendarFiles.read("google-weekly.ics"),
                CalendarFiles.read("outlook-daily.ics"),
                CalendarFiles.read("apple-monthly.ics"));
        int[] refused = {0};
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int i = 0; i < CALENDARS; i++) {
                String mutated = mutated(calendars.get(i % calendars.size()), random);
                try {
                    for (EventSeries series : ICalendar.read(mutated).series()) {
                        series.next(TODAY, 20, CalendarFiles.IN_VIENNA);
                        EventSeries.parse(series.text());
                        series.application();
                    }
                } catch (CalendarException e) {
                    assertThat(e.getMessage()).as("calendar " + i).isNotBlank();
                    refused[0]++;
                }
            }
        });
        assertThat(refused[0]).isBetween(CALENDARS / 10, CALENDARS - 1);
    }

    private static String mutated(String calendar, Random random) {
        StringBuilder text = new StringBuilder(calendar);
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(40)));
                case 1 -> text.insert(at, DICTIONARY.get(random.nextInt(DICTIONARY.size())));
                case 2 -> text.setCharAt(at, (char) random.nextInt(256));
                case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(300))));
                default -> text.setLength(Math.max(10, at));
            }
        }
        return text.toString();
    }

    @Test
    void componentsInComponentsInComponentsAreRefused() {
        assertThatThrownBy(() -> ICalendar.read("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n".repeat(100_000)))
                .isInstanceOf(CalendarException.class)
                .hasMessageContaining("components");
    }

    @Test
    void aHundredThousandEventsAreRefused() {
        String events = "BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n".repeat(50_000);
        assertThatThrownBy(() -> ICalendar.read("BEGIN:VCALENDAR\r\n" + events + "END:VCALENDAR\r\n"))
                .isInstanceOf(CalendarException.class)
                .hasMessageContaining("components");
    }

    @Test
    void aCalendarThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> ICalendar.read("X".repeat(ComponentReader.LONGEST + 1)))
                .isInstanceOf(CalendarException.class)
                .hasMessageContaining("longer");
    }

    @Test
    void anAnswerToAnInvitationIsNoRequest() {
        assertThatThrownBy(() -> ICalendar.read(
                        CalendarFiles.read("google-weekly.ics").replace("METHOD:REQUEST", "METHOD:REPLY")))
                .isInstanceOf(CalendarException.class)
                .hasMessageContaining("METHOD:REPLY");
    }

    @Test
    void anUnknownZoneIsNamed() {
        assertThatThrownBy(() -> CalendarFiles.event("DTSTART;TZID=Middle-earth/Shire:20270101T090000"))
                .isInstanceOf(CalendarException.class)
                .hasMessageContaining("Middle-earth/Shire");
    }
}
