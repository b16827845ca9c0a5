package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.UUID;
import org.carillon.client.ApiClient;
import org.carillon.client.ApiException;
import org.carillon.client.api.BatchesApi;
import org.carillon.client.api.SessionsApi;
import org.carillon.client.model.Application;
import org.carillon.client.model.Batch;
import org.carillon.client.model.RowPage;
import org.carillon.client.model.Session;
import org.carillon.client.model.SessionRequest;
import org.carillon.client.model.State;
import org.carillon.client.model.TimelineEventsInner;
import org.carillon.it.Await;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the description tells is enough for a program that knows nothing else. */
@WireTest
@OneDatabase
class GeneratedClientIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Scene scene;
    private ApiClient client;

    GeneratedClientIT(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void connect() throws Exception {
        String key = scene.server().key(Scene.REQUESTER);
        client = new ApiClient();
        client.updateBaseUri(scene.server().uri("/api/v1").toString());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
    }

    @Test
    void itAsksForASessionAndFollowsIt() throws Exception {
        scene.customer("+15559001");
        SessionsApi sessions = new SessionsApi(client);

        UUID id = sessions.askForSession(request("+15559001"), "generated-" + UUID.randomUUID())
                .getId();

        Await.until(
                "the end",
                LIMIT,
                () -> sessions.getSession(id, null).getState() == State.COMPLETED,
                () -> String.valueOf(id));
        Session session = sessions.getSession(id, null);
        assertThat(session.getTo()).isEqualTo("+15559001");
        assertThat(session.getCalls()).hasSize(1);
        assertThat(sessions.getTimeline(id, null, null).getEvents())
                .extracting(TimelineEventsInner::getType)
                .contains("accepted", "answered", "ended");
        assertThat(sessions.listSessions(null, "+15559001", null, null, null, 1, null)
                        .getSessions())
                .extracting(Session::getId)
                .containsExactly(id);
    }

    @Test
    void itUsesABatch() throws Exception {
        scene.customer("+15559002");
        BatchesApi batches = new BatchesApi(client);
        String rows = "{\"to\": \"+15559002\", \"application\": {\"text\": \"Hello.\"}}\n{\"to\": \"nobody\"}\n";

        assertThat(batches.tryBatch(rows, null).getOutcomes()).containsEntry("invalid", 1L);
        Batch batch = batches.askForBatch(rows, "generated-" + UUID.randomUUID());

        assertThat(batch.getAccepted()).isEqualTo(1);
        RowPage refused = batches.getRows(batch.getId(), true, null, null);
        assertThat(refused.getRows().get(0).getErrors()).isNotEmpty();
        Await.until(
                "the call",
                LIMIT,
                () -> batches.getBatch(batch.getId(), null).getSessions().containsKey("completed"),
                () -> String.valueOf(batch.getId()));
    }

    @Test
    void itIsToldWhatIsWrong() {
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> new SessionsApi(client).askForSession(request("nobody"), null));

        assertThat(refusal.getCode()).isEqualTo(400);
        assertThat(refusal.getResponseBody()).contains("/to");
    }

    private static SessionRequest request(String number) {
        return new SessionRequest().to(number).application(new Application().text("Hello."));
    }
}
