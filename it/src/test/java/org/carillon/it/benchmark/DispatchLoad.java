package org.carillon.it.benchmark;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.it.Await;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.phone.PhoneEvent;
import org.carillon.it.scene.Scene;

/** From the queue to the INVITE at the customer's telephone. The customers are busy, so that a channel is free again at once. */
final class DispatchLoad {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Scene scene;

    DispatchLoad(Scene scene) {
        this.scene = scene;
    }

    /** One session after the other: the time from being queued to the INVITE. */
    Figures oneByOne(int sessions) throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            String number = "+15551" + String.format("%04d", i);
            FollowedSession session = ask(number, null);
            session.awaitEnd(LIMIT);
            millis.add(millisBetween(queuedAt(session), invitesByNumber().get(number)));
        }
        return Figures.of("queued to INVITE, one session at a time", 0, millis);
    }

    /** Many sessions due at the same moment: how many INVITEs a second, and how late each is. */
    Figures burst(int sessions) throws Exception {
        Instant due = Instant.now().plusSeconds(Math.max(20, sessions / 50));
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            String number = "+15552" + String.format("%04d", i);
            ask(number, due);
            numbers.add(number);
        }
        Await.until("all are called", LIMIT, () -> invitesByNumber().keySet().containsAll(numbers));
        Map<String, Instant> invites = invitesByNumber();
        List<Double> millis = numbers.stream()
                .map(number -> millisBetween(due, invites.get(number)))
                .toList();
        double last = millis.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return Figures.of("due at once to INVITE, 20 channels, busy callees", last / 1000, millis);
    }

    private FollowedSession ask(String number, Instant at) throws Exception {
        scene.customer(number).does(callee -> callee.isBusy());
        CarillonApi api = scene.api();
        var request = Json.createObjectBuilder()
                .add("to", number)
                .add("application", Json.createObjectBuilder().add("text", "Your parcel has come."));
        if (at != null) {
            request.add("at", at.toString());
        }
        return api.ask(request.build());
    }

    private static Instant queuedAt(FollowedSession session) throws Exception {
        return session.events().stream()
                .filter(event -> event.type().equals("queued"))
                .map(FollowedSession.Event::at)
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Instant> invitesByNumber() {
        Map<String, Instant> invites = new HashMap<>();
        Stream.concat(scene.north().log().events().stream(), scene.south().log().events().stream())
                .filter(event -> event.what().equals("INVITE"))
                .forEach((PhoneEvent event) -> invites.putIfAbsent(event.user(), event.at()));
        return invites;
    }

    private static double millisBetween(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }
}
