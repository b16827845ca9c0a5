package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who follow sessions hear of every event, in its order, also after they were away. */
@WireTest
class EventStreamIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** With HTTP/2 a stream that its reader leaves takes the connection along, and with it whoever is sent over it next. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Scene scene;
    private CarillonApi shop;

    @TempDir
    private java.nio.file.Path folder;

    EventStreamIT(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void login() throws Exception {
        shop = scene.server().api(Scene.REQUESTER);
    }

    @Test
    void aSessionIsFollowedToItsEndAndAgainFromAnyPlace() throws Exception {
        scene.customer("+15558411");
        FollowedSession session = shop.ask(Requests.shortCall("+15558411"));

        List<SentEvent> all = follow("/sessions/" + session.id() + "/events", null, "ended");

        assertThat(all)
                .extracting(SentEvent::type)
                .containsSubsequence("accepted", "queued", "answered", "prompt", "ended");
        assertThat(all).extracting(SentEvent::id).isSorted().doesNotHaveDuplicates();
        assertThat(all.get(all.size() - 1).data().getString("state")).isEqualTo("completed");
        SentEvent third = all.get(2);
        List<SentEvent> rest = follow("/sessions/" + session.id() + "/events", String.valueOf(third.id()), "ended");
        assertThat(rest).isEqualTo(all.subList(3, all.size()));
    }

    @Test
    void everySessionOfTheRequesterIsHeardAndNoneOfOthers() throws Exception {
        scene.customer("+15558412");
        FollowedSession other = scene.server().api("operator").ask(Requests.shortCall("+15558412"));
        HttpResponse<InputStream> stream = open("/events", null);
        scene.customer("+15558413");

        FollowedSession own = shop.ask(Requests.shortCall("+15558413"));

        List<SentEvent> heard = read(stream, "ended", own.id());
        assertThat(heard).extracting(event -> event.data().getString("session")).contains(own.id());
        assertThat(heard)
                .extracting(event -> event.data().getString("requester"))
                .containsOnly(Scene.REQUESTER);
        assertThat(heard).extracting(event -> event.data().getString("session")).doesNotContain(other.id());
    }

    @Test
    void aStreamOfNobodysSessionIsAProblem() throws Exception {
        HttpResponse<InputStream> none = open("/sessions/" + UUID.randomUUID() + "/events", null);
        HttpResponse<InputStream> wrong = open("/events", "yesterday");

        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(none.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aDurableSubscriberThatWasKilledHearsWhatItHasMissed() throws Exception {
        String name = "shop-" + UUID.randomUUID();
        scene.customer("+15558414");
        try (JmsFollower first = JmsFollower.start(scene, folder, name, "requester = 'shop'")) {
            FollowedSession heard = shop.ask(Requests.shortCall("+15558414"));
            first.await(line -> line.contains(heard.id()) && line.contains("\"type\":\"ended\""));
            first.kill();
        }
        FollowedSession missed = shop.ask(Requests.shortCall("+15558414"));
        assertThat(missed.awaitEnd(LIMIT)).isEqualTo("completed");

        try (JmsFollower back = JmsFollower.start(scene, folder, name, "requester = 'shop'")) {
            back.await(line -> line.contains(missed.id()) && line.contains("\"type\":\"ended\""));

            List<JsonObject> events = back.events()
                    .filter(event -> event.getString("session").equals(missed.id()))
                    .toList();
            assertThat(events)
                    .extracting(event -> event.getString("type"))
                    .containsSubsequence("accepted", "queued", "answered", "ended");
            assertThat(events)
                    .extracting(event -> event.getJsonNumber("event").longValue())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aSubscriberSelectsByTypeAndState() throws Exception {
        scene.customer("+15558415").does(callee -> callee.isBusy());
        scene.customer("+15558416");
        String selector = "type = 'ended' AND state = 'busy'";
        try (JmsFollower follower = JmsFollower.start(scene, folder, "busy-" + UUID.randomUUID(), selector)) {
            FollowedSession answered = shop.ask(Requests.shortCall("+15558416"));
            assertThat(answered.awaitEnd(LIMIT)).isEqualTo("completed");
            FollowedSession busy = shop.ask(Requests.shortCall("+15558415"));

            follower.await(line -> line.contains(busy.id()));

            assertThat(follower.events())
                    .allSatisfy(event -> assertThat(event.getString("state")).isEqualTo("busy"));
        }
    }

    private List<SentEvent> follow(String path, String last, String until) throws Exception {
        return read(open(path, last), until, path.split("/")[2]);
    }

    /** Reads until the session has that event. */
    private static List<SentEvent> read(HttpResponse<InputStream> stream, String until, String session)
            throws Exception {
        assertThat(stream.statusCode()).isEqualTo(200);
        try (InputStream body = stream.body()) {
            return SentEvent.until(
                    body,
                    event -> event.type().equals(until)
                            && event.data().getString("session").equals(session));
        }
    }

    private HttpResponse<InputStream> open(String path, String last) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(scene.server().uri("/api/v1") + path))
                .timeout(LIMIT)
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + scene.server().key(Scene.REQUESTER));
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }
}
