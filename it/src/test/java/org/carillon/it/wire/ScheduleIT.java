package org.carillon.it.wire;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.phone.Callee;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

@WireTest
class ScheduleIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Test
    void aSessionStartsWithinASecondOfItsTimeAndNotBefore(Scene scene) throws Exception {
        scene.customer("+15554001");
        Instant due = Instant.now().plusSeconds(5);
        FollowedSession session = scene.api()
                .ask(Requests.call("+15554001", Applications.SHORT)
                        .add("at", due.atOffset(ZoneOffset.ofHours(2)).toString())
                        .build());
        session.await("scheduled", Duration.ofSeconds(3));
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        Instant queued = session.awaitEvent("queued", LIMIT).at();
        assertThat(queued).isBetween(due, due.plusSeconds(1));
        assertThat(dispatched(session)).isBetween(due, due.plusSeconds(1));
    }

    @Test
    void aHigherPriorityOvertakes(Scene scene) throws Exception {
        List<FollowedSession> inTheWay = new ArrayList<>();
        for (int i = 0; i < 2 * Scene.CAPACITY; i++) {
            String number = "+155540" + (20 + i);
            scene.customer(number).does(Callee::ringsForEver);
            inTheWay.add(scene.api().ask(Requests.shortCall(number)));
        }
        for (FollowedSession session : inTheWay) {
            session.await("ringing", LIMIT);
        }
        List<FollowedSession> waiting = new ArrayList<>();
        for (int priority : new int[] {0, 4, 2, 9}) {
            String number = "+155540" + (10 + priority);
            scene.customer(number);
            JsonObject request = Requests.call(number, Applications.SHORT)
                    .add("priority", priority)
                    .build();
            FollowedSession session = scene.api().ask(request);
            session.await("queued", LIMIT);
            waiting.add(session);
        }
        for (FollowedSession session : inTheWay) {
            session.cancel();
        }
        for (FollowedSession session : waiting) {
            assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        }
        List<FollowedSession> asDispatched = new ArrayList<>(waiting);
        asDispatched.sort(comparing(ScheduleIT::dispatched));
        assertThat(asDispatched)
                .as("sessions of priority 0, 4, 2, 9 as they were dispatched")
                .containsExactly(waiting.get(3), waiting.get(1), waiting.get(2), waiting.get(0));
    }

    private static Instant dispatched(FollowedSession session) {
        try {
            return session.awaitEvent("dispatched", LIMIT).at();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
