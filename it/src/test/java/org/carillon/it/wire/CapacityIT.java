package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.it.Await;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

@WireTest
class CapacityIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int SESSIONS = 200;

    @Test
    void twoHundredSessionsAtOnceAllEndAndTheCeilingIsNeverPassed(Scene scene) throws Exception {
        CallCounter north = CallCounter.of(scene.north(), "+15556");
        CallCounter south = CallCounter.of(scene.south(), "+15556");
        List<FollowedSession> sessions = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            String number = "+15556" + (100 + i);
            scene.customer(number).does(callee -> callee.answersAfter(50));
            sessions.add(scene.api().ask(Requests.shortCall(number)));
        }
        for (FollowedSession session : sessions) {
            assertThat(session.awaitEnd(LIMIT)).as(session.id()).isEqualTo("completed");
        }
        assertThat(north.total() + south.total()).isEqualTo(SESSIONS);
        assertThat(north.most()).isBetween(1, Scene.CAPACITY);
        assertThat(south.most()).isBetween(1, Scene.CAPACITY);
    }

    @Test
    void aServerThatIsDownIsNotChosenUntilItIsBack(Scene scene) throws Exception {
        scene.south().isDown(true);
        try {
            awaitAvailability(scene, "south", "down");
            CallCounter north = CallCounter.of(scene.north(), "+15556");
            callTenCustomers(scene, 10);
            assertThat(north.total()).isEqualTo(10);
        } finally {
            scene.south().isDown(false);
        }
        awaitAvailability(scene, "south", "available");
        CallCounter south = CallCounter.of(scene.south(), "+15556");
        callTenCustomers(scene, 20);
        assertThat(south.total()).isPositive();
    }

    private static void callTenCustomers(Scene scene, int first) throws Exception {
        List<FollowedSession> sessions = new ArrayList<>();
        for (int i = first; i < first + 10; i++) {
            scene.customer("+155560" + i);
            sessions.add(scene.api().ask(Requests.shortCall("+155560" + i)));
        }
        for (FollowedSession session : sessions) {
            assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        }
    }

    static void awaitAvailability(Scene scene, String server, String wanted) throws Exception {
        Await.until(
                server + " to be " + wanted,
                Duration.ofSeconds(60),
                () -> scene.operator().get("/servers").body().getJsonArray("servers").stream()
                        .map(line -> line.asJsonObject())
                        .anyMatch(line -> line.getString("name").equals(server)
                                && line.getString("availability").equals(wanted)));
    }
}
