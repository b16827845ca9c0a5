package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.api.FollowedSession.Event;
import org.carillon.it.phone.Callee;
import org.carillon.it.phone.PhoneEvent;
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
        Instant queued = firstOf(session, "queued");
        assertThat(queued).isBetween(due, due.plusSeconds(1));
        assertThat(firstOf(session, "dispatched")).isBetween(due, due.plusSeconds(1));
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
        assertThat(invitesInOrder(scene, List.of("+15554010", "+15554014", "+15554012", "+15554019")))
                .containsExactly("+15554019", "+15554014", "+15554012", "+15554010");
    }

    private static List<String> invitesInOrder(Scene scene, List<String> numbers) {
        List<PhoneEvent> events = new ArrayList<>(scene.north().log().events());
        events.addAll(scene.south().log().events());
        return events.stream()
                .filter(event -> event.what().equals("INVITE") && numbers.contains(event.user()))
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .map(PhoneEvent::user)
                .toList();
    }

    private static Instant firstOf(FollowedSession session, String type) throws Exception {
        return session.events().stream()
                .filter(event -> event.type().equals(type))
                .map(Event::at)
                .findFirst()
                .orElseThrow();
    }
}
