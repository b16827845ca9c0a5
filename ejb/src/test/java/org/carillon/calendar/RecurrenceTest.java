package org.carillon.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When events take place; java.time is the judge. */
class RecurrenceTest {

    private static final LocalDateTime START = LocalDateTime.of(2027, 1, 31, 2, 30);
    private static final LocalDate END = LocalDate.of(2031, 3, 1);

    static Stream<Arguments> rules() {
        Predicate<LocalDate> anyDay = day -> true;
        return Stream.of(
                rule("FREQ=DAILY", anyDay),
                rule("FREQ=DAILY;INTERVAL=3", day -> daysSinceStart(day) % 3 == 0),
                rule("FREQ=WEEKLY", day -> daysSinceStart(day) % 7 == 0),
                rule(
                        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
                        day -> day.getDayOfWeek().getValue() < 6),
                rule("FREQ=MONTHLY", day -> day.getDayOfMonth() == 31),
                rule("FREQ=MONTHLY;BYMONTHDAY=-1", day -> day.plusDays(1).getDayOfMonth() == 1),
                rule("FREQ=MONTHLY;BYDAY=2SU", day -> day.equals(in(day, 2, DayOfWeek.SUNDAY))),
                rule("FREQ=MONTHLY;BYDAY=-1FR", day -> day.equals(in(day, -1, DayOfWeek.FRIDAY))),
                rule(
                        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
                        day -> day.getDayOfMonth() == 13 && day.getDayOfWeek() == DayOfWeek.FRIDAY),
                rule("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", day -> day.equals(firstWorkingDay(day))),
                rule(
                        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
                        day -> day.getMonthValue() == 2 && day.getDayOfMonth() == 29),
                rule("FREQ=YEARLY;BYYEARDAY=100", day -> day.getDayOfYear() == 100),
                rule(
                        "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                        day -> day.getMonthValue() == 3 && day.equals(in(day, -1, DayOfWeek.SUNDAY))),
                rule("FREQ=DAILY;BYMONTH=12", day -> day.getMonthValue() == 12),
                rule(
                        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29",
                        day -> day.getMonthValue() == 2 && day.getDayOfMonth() == 29));
    }

    private static Arguments rule(String rule, Predicate<LocalDate> days) {
        return Arguments.of(rule, days);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void rulesMeanWhatJavaTimeSays(String rule, Predicate<LocalDate> days) throws Exception {
        for (String zone : List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")) {
            ZoneId where = ZoneId.of(zone);
            EventSeries event = CalendarFiles.event("DTSTART;TZID=" + zone + ":20270131T023000", "RRULE:" + rule);
            List<Instant> expected = START.toLocalDate()
                    .datesUntil(END)
                    .filter(day -> days.test(day) || day.equals(START.toLocalDate()))
                    .map(day -> day.atTime(2, 30).atZone(where).toInstant())
                    .toList();

            assertThat(starts(event.between(
                            START.atZone(where).toInstant(),
                            END.atStartOfDay(where).toInstant(),
                            CalendarFiles.IN_VIENNA)))
                    .as(zone)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aTimeThatIsLeftOutIsReadByTheOffsetBeforeAndOneThatComesTwiceIsTheFirst() throws Exception {
        EventSeries event = CalendarFiles.event(
                "DTSTART;TZID=Europe/Berlin:20270327T023000",
                "RRULE:FREQ=DAILY;COUNT=3",
                "RDATE;TZID=Europe/Berlin:20271031T023000");
        assertThat(starts(event.next(Instant.parse("2027-01-01T00:00:00Z"), 9, CalendarFiles.IN_VIENNA)))
                .containsExactly(
                        Instant.parse("2027-03-27T01:30:00Z"),
                        Instant.parse("2027-03-28T01:30:00Z"),
                        Instant.parse("2027-03-29T00:30:00Z"),
                        Instant.parse("2027-10-31T00:30:00Z"));
    }

    @Test
    void hoursGoOnThroughChangesOfTheClocks() throws Exception {
        EventSeries event = CalendarFiles.event("DTSTART;TZID=Europe/Berlin:20271031T000000", "RRULE:FREQ=HOURLY");
        Instant begin = Instant.parse("2027-10-30T22:00:00Z");
        List<Instant> expected = Stream.iterate(begin, hour -> hour.plus(Duration.ofHours(1)))
                .limit(30)
                .toList();
        assertThat(starts(event.next(begin, 30, CalendarFiles.IN_VIENNA))).isEqualTo(expected);
    }

    @Test
    void aZoneThatTheCalendarDefinesItselfIsTheOneItDefines() throws Exception {
        String calendar = CalendarFiles.read("google-weekly.ics")
                .replace("TZID:Europe/Berlin", "TZID:Customized Time Zone")
                .replace("TZID=Europe/Berlin", "TZID=Customized Time Zone")
                .replace("UNTIL=20270412T215959Z", "COUNT=60")
                .replace("T093000", "T023000")
                .replace("20270315T023000", "20270307T023000")
                .replace("BYDAY=MO", "BYDAY=SU");
        EventSeries event = ICalendar.read(calendar).series().get(0);
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        List<Instant> expected = Stream.iterate(LocalDateTime.of(2027, 3, 7, 2, 30), local -> local.plusWeeks(1))
                .limit(60)
                .map(local -> local.atZone(berlin).toInstant())
                .toList();
        assertThat(starts(EventSeries.parse(event.text())
                        .next(Instant.parse("2027-01-01T00:00:00Z"), 100, CalendarFiles.IN_VIENNA)))
                .isEqualTo(expected);
    }

    @Test
    void floatingTimesAndWholeDaysAreTheCustomers() throws Exception {
        Instant today = Instant.parse("2027-01-01T00:00:00Z");
        EventSeries floating = CalendarFiles.event("DTSTART:20270701T180000");
        EventSeries wholeDay = CalendarFiles.event("DTSTART;VALUE=DATE:20270701", "RRULE:FREQ=YEARLY;COUNT=2");
        assertThat(floating.isLocal()).isTrue();
        assertThat(starts(floating.next(today, 1, CalendarFiles.IN_VIENNA)))
                .containsExactly(Instant.parse("2027-07-01T16:00:00Z"));
        assertThat(starts(wholeDay.next(today, 9, CalendarFiles.IN_VIENNA)))
                .containsExactly(Instant.parse("2027-07-01T07:00:00Z"), Instant.parse("2028-07-01T07:00:00Z"));
        assertThat(CalendarFiles.event("DTSTART:20270701T180000Z").isLocal()).isFalse();
    }

    @Test
    void anEndlessRuleIsLookedThroughInNoTime() throws Exception {
        EventSeries never = CalendarFiles.event(
                "DTSTART:20000101T000000Z", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "EXDATE:20000101T000000Z");
        assertThat(never.next(Instant.parse("2027-01-01T00:00:00Z"), 5, CalendarFiles.IN_VIENNA))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=MINUTELY;INTERVAL=5",
                "FREQ=DAILY;INTERVAL=2147483647",
                "FREQ=DAILY;COUNT=999999999",
                "FREQ=DAILY;COUNT=3;UNTIL=20270101",
                "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,5,10,15,20,25,30,35,40,45,50,55",
                "FREQ=WEEKLY;BYDAY=1MO",
                "FREQ=DAILY;BYWEEKNO=1",
                "FREQ=DAILY;BYSETPOS=1",
                "FREQ=DAILY;RSCALE=HEBREW",
                "FREQ=DAILY;FREQ=WEEKLY",
                "FREQ=DAILY;BYMONTH=13",
                "FREQ=SOMETIMES",
                "BYDAY=MO",
                "",
            })
    void aRuleThatMeansNothingOrTooMuchIsRefused(String rule) {
        assertThatThrownBy(() -> RecurrenceRule.read(rule)).isInstanceOf(CalendarException.class);
    }

    private static List<Instant> starts(List<Occurrence> occurrences) {
        return occurrences.stream().map(Occurrence::start).toList();
    }

    private static long daysSinceStart(LocalDate day) {
        return day.toEpochDay() - START.toLocalDate().toEpochDay();
    }

    private static LocalDate in(LocalDate month, int ordinal, DayOfWeek weekday) {
        return month.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
    }

    private static LocalDate firstWorkingDay(LocalDate month) {
        Function<LocalDate, Boolean> works = day -> day.getDayOfWeek().getValue() < 6;
        return Stream.iterate(month.withDayOfMonth(1), day -> day.plusDays(1))
                .filter(works::apply)
                .findFirst()
                .orElseThrow();
    }
}
