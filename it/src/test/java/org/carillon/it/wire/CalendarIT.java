package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.carillon.it.Await;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.api.JsonAnswer;
import org.carillon.it.mail.SmtpAnswer;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

@WireTest
class CalendarIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Test
    void anInvitedPhoneRingsWhenTheEventBegins(Scene scene) throws Exception {
        String number = "+15559301";
        scene.customer(number);
        Instant begin = Instant.now().plusSeconds(8).truncatedTo(ChronoUnit.SECONDS);

        SmtpAnswer answer = invite(scene, number, event("REQUEST", number, "ring", 0, begin));

        assertThat(answer.isAccepted()).as(answer.text()).isTrue();
        FollowedSession session = onlySessionWith(scene, number);
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(session.status().getString("source")).isEqualTo("schedule");
        assertThat(session.awaitEvent("dispatched", LIMIT).at()).isBetween(begin, begin.plusSeconds(2));
        assertThat(session.events())
                .filteredOn(event -> event.type().equals("prompt"))
                .extracting(FollowedSession.Event::detail)
                .anyMatch(said -> said.contains("The meeting begins"));
    }

    @Test
    void aLaterSequenceMovesTheCallAndACancellationTakesItBack(Scene scene) throws Exception {
        String number = "+15559302";
        Instant first = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);
        Instant second = first.plusSeconds(3_600);
        assertThat(invite(scene, number, event("REQUEST", number, "moved", 0, first))
                        .isAccepted())
                .isTrue();
        FollowedSession before = onlySessionWith(scene, number);
        before.await("scheduled", LIMIT);

        invite(scene, number, event("REQUEST", number, "moved", 1, second));

        assertThat(before.awaitEnd(LIMIT)).isEqualTo("canceled");
        Await.until(
                "the session of the new time",
                LIMIT,
                () -> scene.api().sessionsWith(number).size() == 2);
        FollowedSession after = scene.api().sessionsWith(number).get(0);
        after.await("scheduled", LIMIT);
        assertThat(after.status().getString("at")).isEqualTo(second.toString());

        invite(scene, number, event("REQUEST", number, "moved", 0, first));
        invite(scene, number, event("CANCEL", number, "moved", 2, second));

        assertThat(after.awaitEnd(LIMIT)).isEqualTo("canceled");
        assertThat(scene.api().sessionsWith(number)).hasSize(2);
    }

    @Test
    void aCalendarByRestSaysWhatItDidAndWhatIsWrong(Scene scene) throws Exception {
        String number = "+15559303";
        Instant begin = Instant.now().plusSeconds(7_200).truncatedTo(ChronoUnit.SECONDS);
        String calendar = event("REQUEST", number, "rest", 0, begin);

        JsonAnswer answer = scene.api().postAs("text/calendar", "/calendar", calendar);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonObject change = answer.body().getJsonArray("changes").getJsonObject(0);
        assertThat(change.getString("result")).isEqualTo("created");
        assertThat(change.getString("to")).isEqualTo(number);
        assertThat(scene.api()
                        .postAs("text/calendar", "/calendar", calendar)
                        .body()
                        .getJsonArray("changes")
                        .getJsonObject(0)
                        .getString("result"))
                .isEqualTo("outdated");
        JsonAnswer wrong = scene.api()
                .postAs("text/calendar", "/calendar", calendar.replace("SUMMARY", "RRULE:FREQ=SECONDLY\r\nSUMMARY"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.toString()).contains("FREQ");
        assertThat(invite(scene, number, calendar.replace("END:VCALENDAR", "")).code())
                .isBetween(550, 559);
    }

    @Test
    void aScheduleRecursRestsGoesOnAndIsForgotten(Scene scene) throws Exception {
        String number = "+15559304";
        Instant begin = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);
        String schedule = "{\"to\": \"" + number + "\", \"application\": {\"text\": \"Hello\"}, \"name\": \"Daily\", "
                + "\"startsAt\": \"" + begin + "\", \"zone\": \"Europe/Berlin\", \"rrule\": \"FREQ=DAILY\"}";

        JsonAnswer made = scene.api().post("/schedules", schedule, "Idempotency-Key", "daily-1");

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String id = made.body().getString("id");
        assertThat(made.body().getJsonArray("occurrences")).hasSizeGreaterThanOrEqualTo(10);
        assertThat(scene.api()
                        .post("/schedules", schedule, "Idempotency-Key", "daily-1")
                        .body()
                        .getString("id"))
                .isEqualTo(id);
        FollowedSession first = onlySessionWith(scene, number);
        assertThat(scene.api().post("/schedules/" + id + "/pause", "").status()).isEqualTo(200);
        assertThat(first.awaitEnd(LIMIT)).isEqualTo("canceled");
        assertThat(scene.api().post("/schedules/" + id + "/pause", "").status()).isEqualTo(409);
        scene.api().post("/schedules/" + id + "/resume", "");
        Await.until(
                "a session again", LIMIT, () -> scene.api().sessionsWith(number).size() == 2);
        FollowedSession second = scene.api().sessionsWith(number).get(0);
        assertThat(scene.api().delete("/schedules/" + id).status()).isEqualTo(204);
        assertThat(second.awaitEnd(LIMIT)).isEqualTo("canceled");
        assertThat(scene.api().get("/schedules/" + id).status()).isEqualTo(404);
    }

    @Test
    void rowsOfAQueryBecomeSessionsOnceEach(Scene scene) throws Exception {
        String number = "+15559305";
        scene.api()
                .put(
                        "/customers/" + number.replace("+", "%2B") + "/profile",
                        "{\"dates\": {\"visit\": \"2027-01-01\"}}");
        Instant at = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);
        String source = "{\"requester\": \"" + Scene.REQUESTER + "\", \"kind\": \"sql\", \"everyMinutes\": 60, "
                + "\"settings\": {\"dataSource\": \"java:app/jdbc/carillon\", \"query\": \"select address as phone, "
                + "name as id, on_date as visit_day, '" + at
                + "' as call_at from customer_date where name = 'visit'\", "
                + "\"columns\": {\"key\": \"id\", \"to\": \"phone\", \"at\": \"call_at\"}, \"parameters\": {\"day\": \"visit_day\"}, "
                + "\"request\": {\"application\": {\"text\": \"We come to see you.\"}}}}";
        JsonAnswer set = scene.operator().put("/schedule-sources/visits", source);
        assertThat(set.status()).as(set.toString()).isEqualTo(201);

        JsonObject run = awaitRuns(scene, "visits", 1).get(0);
        assertThat(run.getString("state")).as(run.toString()).isEqualTo("completed");
        assertThat(run.getInt("accepted")).isEqualTo(1);
        FollowedSession session = onlySessionWith(scene, number);
        assertThat(session.status().getJsonObject("parameters").getString("day"))
                .isEqualTo("2027-01-01");

        scene.api().post("/schedule-sources/visits/run", "");
        JsonObject again = awaitRuns(scene, "visits", 2).get(0);
        assertThat(again.getInt("repeated")).isEqualTo(1);
        assertThat(again.getInt("accepted")).isZero();
        assertThat(scene.api().sessionsWith(number)).hasSize(1);
        scene.operator().delete("/schedule-sources/visits");
        session.cancel();
    }

    @Test
    void aFileTellsWhichOfItsRowsAreWrong(Scene scene) throws Exception {
        String number = "+15559306";
        Instant at = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);
        String file = "key,to,at,text\n1," + number + "," + at + ",\"Hello, you\"\n2,12345," + at + ",No number\n3,"
                + number + ",tomorrow,No time\n";
        try (DocumentServer csv = DocumentServer.serving(file)) {
            JsonAnswer set = scene.operator()
                    .put(
                            "/schedule-sources/file",
                            "{\"requester\": \"" + Scene.REQUESTER + "\", \"kind\": \"csv\", \"everyMinutes\": 60, "
                                    + "\"settings\": {\"url\": \"" + csv.address() + "\"}}");
            assertThat(set.status()).as(set.toString()).isEqualTo(400);
            set = scene.operator()
                    .put(
                            "/schedule-sources/file",
                            "{\"requester\": \"" + Scene.REQUESTER + "\", \"kind\": \"csv\", \"everyMinutes\": 60, "
                                    + "\"settings\": {\"url\": \"" + csv.address()
                                    + "\", \"columns\": {\"text\": \"text\"}}}");
            assertThat(set.status()).as(set.toString()).isEqualTo(201);
            JsonObject run = awaitRuns(scene, "file", 1).get(0);
            assertThat(run.getInt("accepted")).as(run.toString()).isEqualTo(1);
            assertThat(run.getInt("refused")).isEqualTo(2);
            assertThat(run.getJsonArray("errors").getValuesAs(JsonObject.class))
                    .extracting(error -> error.getString("key") + " " + error.getString("field"))
                    .containsExactly("2 to", "3 at");
        }
        onlySessionWith(scene, number).cancel();
        scene.operator().delete("/schedule-sources/file");
    }

    private static List<JsonObject> awaitRuns(Scene scene, String source, int count) throws Exception {
        Await.until(
                "run " + count + " of " + source,
                LIMIT,
                () -> ended(scene, source).size() >= count);
        return ended(scene, source);
    }

    private static List<JsonObject> ended(Scene scene, String source) throws Exception {
        return scene
                .api()
                .get("/schedule-sources/" + source + "/runs")
                .body()
                .getJsonArray("runs")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(run -> !run.getString("state").equals("running"))
                .toList();
    }

    private static SmtpAnswer invite(Scene scene, String number, String calendar) throws Exception {
        return scene.mailTo(number)
                .subject("Meeting")
                .attach(
                        "invite.ics",
                        "text/calendar; charset=UTF-8; method=REQUEST",
                        calendar.getBytes(StandardCharsets.UTF_8))
                .send(scene.ports().smtp());
    }

    private static String event(String method, String number, String uid, int sequence, Instant begin) {
        return String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Test//EN",
                "METHOD:" + method,
                "BEGIN:VEVENT",
                "UID:" + uid + "@calendar.test",
                "DTSTAMP:" + UTC.format(Instant.parse("2026-11-21T09:00:00Z")),
                "DTSTART:" + UTC.format(begin),
                "DTEND:" + UTC.format(begin.plusSeconds(600)),
                "SEQUENCE:" + sequence,
                "ORGANIZER:mailto:orders@shop.test",
                "ATTENDEE;RSVP=TRUE:mailto:" + number + "@carillon.test",
                "SUMMARY:Meeting",
                "DESCRIPTION:The meeting begins.",
                "END:VEVENT",
                "END:VCALENDAR",
                "");
    }

    private static FollowedSession onlySessionWith(Scene scene, String number) throws Exception {
        Await.until("a session with " + number, LIMIT, () -> !scene.api()
                .sessionsWith(number)
                .isEmpty());
        List<FollowedSession> sessions = scene.api().sessionsWith(number);
        assertThat(sessions).as("sessions with " + number).hasSize(1);
        return sessions.get(0);
    }
}
