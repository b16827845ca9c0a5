package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.api.JsonAnswer;
import org.carillon.it.phone.PhoneEvent;
import org.carillon.it.phone.TestPhone;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operator's load management, changed while the server runs. */
@WireTest
class LoadManagementIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String ROUND_ROBIN = "{\"scheme\": \"round-robin\"}";

    @AfterEach
    void backToStandard(Scene scene) throws Exception {
        set(scene, "{}");
        assertThat(scene.operator().post("/servers/south/resume", "").status()).isEqualTo(204);
    }

    private static void set(Scene scene, String json) throws Exception {
        assertThat(scene.operator().put("/load-management", json).status()).isEqualTo(204);
    }

    private static List<FollowedSession> ask(Scene scene, String beginning, int calls) throws Exception {
        List<FollowedSession> sessions = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            scene.customer(beginning + i);
            sessions.add(scene.api().ask(Requests.shortCall(beginning + i)));
        }
        return sessions;
    }

    private static void awaitCompleted(List<FollowedSession> sessions) throws Exception {
        for (FollowedSession session : sessions) {
            assertThat(session.awaitEnd(LIMIT)).as(session.id()).isEqualTo("completed");
        }
    }

    @Test
    void aDrainedServerGetsNoNewCallsAndKeepsThoseItHas(Scene scene) throws Exception {
        set(scene, ROUND_ROBIN);
        scene.customer("+155570001");
        scene.customer("+155570002");
        FollowedSession one =
                scene.api().ask(Requests.call("+155570001", Applications.LONG).build());
        FollowedSession other =
                scene.api().ask(Requests.call("+155570002", Applications.LONG).build());
        one.await("in-progress", LIMIT);
        other.await("in-progress", LIMIT);

        assertThat(scene.operator().post("/servers/south/drain", "").status()).isEqualTo(204);
        assertThat(useOf(scene, "south")).isEqualTo("drained");
        CallCounter south = CallCounter.of(scene.south(), "+1555700");
        awaitCompleted(ask(scene, "+15557001", 6));
        assertThat(south.total()).isZero();
        awaitCompleted(List.of(one, other));

        assertThat(scene.operator().post("/servers/south/resume", "").status()).isEqualTo(204);
        awaitCompleted(ask(scene, "+15557002", 4));
        assertThat(south.total()).isPositive();
    }

    private static String useOf(Scene scene, String server) throws Exception {
        return scene.operator().get("/servers").body().getJsonArray("servers").getValuesAs(JsonObject.class).stream()
                .filter(line -> line.getString("name").equals(server))
                .map(line -> line.getString("use"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aServerThatNobodyHasIsNotDrained(Scene scene) throws Exception {
        assertThat(scene.operator().post("/servers/nowhere/drain", "").status()).isEqualTo(404);
        assertThat(scene.api().post("/servers/south/drain", "").status()).isEqualTo(403);
    }

    @Test
    void aCeilingCountsAtOnce(Scene scene) throws Exception {
        set(scene, "{\"ceilings\": {\"perServerPercent\": 20}}");
        CallCounter north = CallCounter.of(scene.north(), "+15557100");
        CallCounter south = CallCounter.of(scene.south(), "+15557100");
        awaitCompleted(ask(scene, "+15557100", 12));
        assertThat(north.total() + south.total()).isEqualTo(12);
        assertThat(north.most()).isBetween(1, 2);
        assertThat(south.most()).isBetween(1, 2);
    }

    @Test
    void newCallsComeAtTheRateThatIsSet(Scene scene) throws Exception {
        set(scene, "{\"smoothing\": {\"overall\": {\"callsPerSecond\": 4, \"burst\": 1}}}");
        awaitCompleted(ask(scene, "+15557200", 9));
        List<Instant> invites =
                invites(scene, "+15557200").map(PhoneEvent::at).sorted().toList();
        assertThat(invites).hasSize(9);
        assertThat(Duration.between(invites.get(0), invites.get(8)))
                .isBetween(Duration.ofMillis(1_800), Duration.ofMillis(4_000));
    }

    @Test
    void whatIsOverALimitWaitsAndSaysWhyWhileOthersGoAhead(Scene scene) throws Exception {
        set(scene, "{\"destinations\": {\"+15557300\": {\"simultaneous\": 0}}}");
        List<FollowedSession> held = ask(scene, "+15557300", 3);
        awaitCompleted(ask(scene, "+15557301", 3));
        for (FollowedSession session : held) {
            assertThat(session.awaitEvent("held-back", LIMIT).detail())
                    .contains("+15557300")
                    .contains("at most 0");
            assertThat(session.status().getString("state")).isEqualTo("queued");
            assertThat(session.status().getString("reason")).contains("+15557300");
        }
        set(scene, "{\"destinations\": {\"+15557300\": {\"simultaneous\": 1}}}");
        awaitCompleted(held);
        for (FollowedSession session : held) {
            assertThat(session.events().stream().filter(event -> event.type().equals("held-back")))
                    .as("told once")
                    .hasSize(1);
        }
    }

    @Test
    void aRequesterHasNoMoreSessionsAtATimeThanItMay(Scene scene) throws Exception {
        set(scene, "{\"requesters\": {\"*\": {\"simultaneous\": 2}}}");
        CallCounter north = CallCounter.of(scene.north(), "+15557400");
        CallCounter south = CallCounter.of(scene.south(), "+15557400");
        awaitCompleted(ask(scene, "+15557400", 8));
        assertThat(north.total() + south.total()).isEqualTo(8);
        assertThat(north.most()).isLessThanOrEqualTo(2);
        assertThat(south.most()).isLessThanOrEqualTo(2);
    }

    @Test
    void aServerThatRefusesBeforeRingingIsReplacedByAnotherAndTheCustomerIsRungOnce(Scene scene) throws Exception {
        set(scene, ROUND_ROBIN);
        for (int i = 0; i < 4; i++) {
            scene.customer("+1555750" + i).onNorth().refuses(503, 0);
        }
        List<FollowedSession> sessions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sessions.add(scene.api().ask(Requests.shortCall("+1555750" + i)));
        }
        awaitCompleted(sessions);
        int moved = 0;
        for (int i = 0; i < 4; i++) {
            String number = "+1555750" + i;
            JsonObject call = sessions.get(i).status().getJsonArray("calls").getJsonObject(0);
            assertThat(sessions.get(i).status().getJsonArray("calls")).hasSize(1);
            assertThat(call.getString("server")).isEqualTo("south");
            assertThat(invitesAt(scene.south(), number)).hasSize(1);
            List<String> refused = invitesAt(scene.north(), number);
            assertThat(refused)
                    .hasSizeLessThanOrEqualTo(1)
                    .doesNotContainAnyElementsOf(invitesAt(scene.south(), number));
            if (!refused.isEmpty()) {
                moved++;
                assertThat(sessions.get(i).awaitEvent("moved", LIMIT).detail())
                        .contains("from north to south")
                        .contains("503");
            }
        }
        assertThat(moved)
                .as(
                        "every other one begins at the server that refuses, or more: the other's turn may have come by a move")
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void aServerThatDiesDuringTheSetUpIsReplacedOnceItIsKnownToBeDown(Scene scene) throws Exception {
        set(scene, ROUND_ROBIN);
        CapacityIT.awaitAvailability(scene, "north", "available");
        scene.north().isDown(true);
        try {
            awaitCompleted(ask(scene, "+15557650", 2));
            assertThat(invitesAt(scene.south(), "+155576500")).hasSize(1);
            assertThat(invitesAt(scene.south(), "+155576501")).hasSize(1);
        } finally {
            scene.north().isDown(false);
        }
        CapacityIT.awaitAvailability(scene, "north", "available");
    }

    @Test
    void whatHasRungIsNotPlacedAgain(Scene scene) throws Exception {
        set(scene, ROUND_ROBIN);
        List<FollowedSession> sessions = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            scene.customer("+1555760" + i).does(callee -> callee.refuses(503, 300));
            sessions.add(scene.api().ask(Requests.shortCall("+1555760" + i)));
        }
        for (int i = 0; i < 2; i++) {
            assertThat(sessions.get(i).awaitEnd(LIMIT)).isEqualTo("failed");
            assertThat(invites(scene, "+1555760" + i)).hasSize(1);
        }
    }

    @Test
    void changesAreInTheAuditLogAndTwoOperatorsDoNotUndoEachOther(Scene scene) throws Exception {
        JsonAnswer before = scene.operator().get("/load-management");
        assertThat(before.body().getString("scheme")).isEqualTo("semi-random");
        String version = before.header("ETag").orElseThrow();
        JsonAnswer first = scene.operator().put("/load-management", ROUND_ROBIN, "If-Match", version);
        assertThat(first.status()).isEqualTo(204);
        assertThat(first.header("ETag")).isPresent().isNotEqualTo(before.header("ETag"));
        assertThat(scene.operator()
                        .put("/load-management", "{}", "If-Match", version)
                        .status())
                .isEqualTo(412);
        JsonAnswer wrong = scene.operator().put("/load-management", "{\"scheme\": \"magic\", \"x\": 1}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().getJsonArray("errors")).hasSize(2);

        JsonObject entry = scene.operator()
                .get("/audit?limit=1")
                .body()
                .getJsonArray("entries")
                .getJsonObject(0);
        assertThat(entry.getString("action")).isEqualTo("load-management.set");
        assertThat(entry.getString("actor")).isEqualTo("operator");
        assertThat(entry.getString("before")).contains("semi-random");
        assertThat(entry.getString("after")).contains("round-robin");
        assertThat(scene.api().get("/audit").status()).isEqualTo(403);
        assertThat(scene.api().get("/load-management").status()).isEqualTo(403);
    }

    @Test
    void whatElseAnOperatorChangesIsInTheAuditLogPageByPage(Scene scene) throws Exception {
        scene.operator().put("/do-not-call/+15557700", "{\"reason\": \"asked for it\"}");
        scene.operator().put("/policies/requester/shop/call-frequency", "{\"max\": 900, \"hours\": 24}");
        scene.operator().post("/requesters", "{\"id\": \"audited\", \"name\": \"Audited\"}");
        JsonObject page = scene.operator().get("/audit?limit=2").body();
        JsonObject next = scene.operator()
                .get("/audit?limit=1&cursor=" + page.getString("next"))
                .body();
        assertThat(Stream.of(page, next)
                        .flatMap(part -> part.getJsonArray("entries").getValuesAs(JsonObject.class).stream())
                        .map(entry -> entry.getString("action")))
                .containsExactly("requester.create", "policy.set", "do-not-call.add");
    }

    private static Stream<PhoneEvent> invites(Scene scene, String beginning) {
        return Stream.of(scene.north(), scene.south())
                .flatMap(phone -> phone.log().events().stream())
                .filter(event -> event.what().equals("INVITE") && event.user().startsWith(beginning));
    }

    private static List<String> invitesAt(TestPhone phone, String number) {
        return phone.log().events().stream()
                .filter(event -> event.what().equals("INVITE") && event.user().equals(number))
                .map(PhoneEvent::callId)
                .toList();
    }
}
