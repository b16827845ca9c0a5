package org.carillon.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.carillon.calendar.ICalendar.Method;
import org.carillon.request.RequestedApplication;
import org.junit.jupiter.api.Test;

/** Invitations in the shapes that Google Calendar, Exchange and Apple's Calendar give them. */
class CalendarProgramsTest {

    private static final Instant TODAY = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void googleCalendarsWeeklyMeetingRingsThroughTheChangeOfTheClocksAndLeavesOneOut() throws Exception {
        ICalendar calendar = ICalendar.read(CalendarFiles.read("google-weekly.ics"));
        EventSeries meeting = calendar.series().get(0);

        assertThat(calendar.method()).isEqualTo(Method.REQUEST);
        assertThat(meeting.attendees()).contains("mailto:+15550100@carillon.test");
        assertThat(starts(meeting))
                .containsExactly(
                        berlin("2027-03-15T09:30"),
                        berlin("2027-03-22T09:30"),
                        berlin("2027-03-29T09:30"),
                        berlin("2027-04-12T09:30"));
        assertThat(starts(meeting).get(2)).isEqualTo(Instant.parse("2027-03-29T07:30:00Z"));
    }

    @Test
    void whatGoogleCalendarAddsToADescriptionIsNotReadAloud() throws Exception {
        EventSeries meeting =
                ICalendar.read(CalendarFiles.read("google-weekly.ics")).series().get(0);
        assertThat(meeting.application())
                .contains(new RequestedApplication.ReadAloud(
                        "Good morning, your weekly meeting begins.\nBring your notes."));
    }

    @Test
    void exchangesDailyAppointmentKnowsItsWindowsZoneAndItsMovedOccurrence() throws Exception {
        EventSeries tablets =
                ICalendar.read(CalendarFiles.read("outlook-daily.ics")).series().get(0);

        assertThat(tablets.revision().sequence()).isEqualTo(1);
        assertThat(starts(tablets))
                .containsExactly(
                        berlin("2027-10-29T08:00"),
                        berlin("2027-10-30T10:00"),
                        berlin("2027-10-31T08:00"),
                        berlin("2027-11-01T08:00"),
                        berlin("2027-11-02T08:00"));
    }

    @Test
    void aMovedOccurrenceSaysWhatItsOwnDescriptionSays() throws Exception {
        List<Occurrence> tablets = ICalendar.read(CalendarFiles.read("outlook-daily.ics"))
                .series()
                .get(0)
                .next(TODAY, 2, CalendarFiles.IN_VIENNA);
        assertThat(tablets.get(0).application())
                .isEqualTo(new RequestedApplication.ReadAloud("Bitte die Tabletten nehmen."));
        assertThat(tablets.get(1).application()).isEqualTo(new RequestedApplication.ReadAloud("Heute erst um zehn."));
    }

    @Test
    void applesMonthlyEventInTheHourThatIsLeftOutRingsAnHourLater() throws Exception {
        EventSeries boiler =
                ICalendar.read(CalendarFiles.read("apple-monthly.ics")).series().get(0);

        assertThat(boiler.application())
                .contains(new RequestedApplication.Linked("https://apps.shop.test/boiler.vxml"));
        assertThat(boiler.attendees()).contains("tel:+15550100");
        ZoneId newYork = ZoneId.of("America/New_York");
        assertThat(starts(boiler))
                .extracting(start -> start.atZone(newYork).toLocalDateTime().toString())
                .containsExactly("2027-01-10T02:30", "2027-02-14T02:30", "2027-03-14T03:30", "2027-04-11T02:30");
    }

    @Test
    void whatIsKeptOfAnEventMeansTheSame() throws Exception {
        for (String file : List.of("google-weekly.ics", "outlook-daily.ics", "apple-monthly.ics")) {
            EventSeries sent = ICalendar.read(CalendarFiles.read(file)).series().get(0);
            EventSeries kept = EventSeries.parse(sent.text());
            assertThat(starts(kept)).as(file).isEqualTo(starts(sent));
            assertThat(kept.application()).as(file).isEqualTo(sent.application());
            assertThat(kept.revision()).as(file).isEqualTo(sent.revision());
            assertThat(kept.text()).as(file).isEqualTo(sent.text());
        }
    }

    private static List<Instant> starts(EventSeries series) {
        return series.next(TODAY, 20, CalendarFiles.IN_VIENNA).stream()
                .map(Occurrence::start)
                .toList();
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Berlin")).toInstant();
    }
}
