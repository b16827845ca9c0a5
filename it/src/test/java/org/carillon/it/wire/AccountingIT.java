package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.it.Await;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.api.JsonAnswer;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

@WireTest
class AccountingIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String RECORDS = "/accounting/records";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Scene scene;

    AccountingIT(Scene scene) {
        this.scene = scene;
    }

    private record Account(String id, String key, CarillonApi api) {}

    private Account requester() throws Exception {
        String id = "billed-" + UUID.randomUUID();
        String key = scene.operator()
                .post("/requesters", "{\"id\": \"" + id + "\", \"name\": \"Pays\"}")
                .body()
                .getString("key");
        return new Account(id, key, new CarillonApi(scene.server().uri("/api/v1"), key));
    }

    @Test
    void aCallLeavesARecordOfTheAttemptAndOneOfTheSession() throws Exception {
        scene.customer("+15558201");
        Account shop = requester();
        JsonAnswer before = scene.operator().get("/policies/operator/transfers");
        String prices = "{\"prices\": {\"+1555820\": 6.0, \"+\": 1}}";
        assertThat(scene.operator().put("/policies/operator/transfers", prices).status())
                .isEqualTo(204);
        FollowedSession session = shop.api().ask(Requests.shortCall("+15558201"));
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");

        List<JsonObject> records = await(shop.api(), 2);
        if (before.status() == 200) {
            scene.operator().put("/policies/operator/transfers", before.body().toString());
        } else {
            delete("/policies/operator/transfers");
        }

        JsonObject attempt = records.get(0);
        assertThat(attempt.getString("kind")).isEqualTo("attempt");
        assertThat(attempt.getString("session")).isEqualTo(session.id());
        assertThat(attempt.getString("requester")).isEqualTo(shop.id());
        assertThat(attempt.getString("to")).isEqualTo("+15558201");
        assertThat(attempt.getString("server")).isIn("north", "south");
        assertThat(Instant.parse(attempt.getString("answered")))
                .isAfterOrEqualTo(Instant.parse(attempt.getString("placed")));
        assertThat(attempt.getJsonNumber("pricePerMinute").doubleValue()).isEqualTo(6.0);
        double cost = attempt.getJsonNumber("talkMillis").longValue() / 60_000.0 * 6.0;
        assertThat(attempt.getJsonNumber("cost").doubleValue()).isBetween(cost, cost + 0.000_11);
        JsonObject ended = records.get(1);
        assertThat(ended.getString("kind")).isEqualTo("session");
        assertThat(ended.getString("id")).isEqualTo(session.id());
        assertThat(ended.getString("outcome")).isEqualTo("completed");
        assertThat(ended.getString("policies")).contains("destinations=permit");
        assertThat(ended.containsKey("cost")).isFalse();
    }

    @Test
    void theSameRecordsComeAsJsonLinesAndAsCsv() throws Exception {
        Account shop = requester();
        cancelOne(shop.api());
        JsonObject record = await(shop.api(), 1).get(0);

        HttpResponse<String> lines = get(shop.key(), RECORDS, "application/x-ndjson");
        HttpResponse<String> csv = get(shop.key(), RECORDS, "text/csv");

        assertThat(lines.body()).isEqualTo(record + "\n");
        assertThat(lines.headers().firstValue("Carillon-Next"))
                .contains(record.get("position").toString());
        List<String> rows = csv.body().lines().toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).startsWith("position,kind,id,session,requester,to,");
        assertThat(rows.get(1)).startsWith(record.get("position") + ",session," + record.getString("id"));
        assertThat(rows.get(1).split(",", -1)).hasSameSizeAs(rows.get(0).split(","));
    }

    @Test
    void aRequesterSeesItsOwnRecordsOnly() throws Exception {
        Account shop = requester();
        cancelOne(shop.api());
        await(shop.api(), 1);
        Account stranger = requester();

        assertThat(stranger.api().get(RECORDS).body().getJsonArray("records")).isEmpty();
        assertThat(stranger.api().get(RECORDS + "?requester=" + shop.id()).status())
                .isEqualTo(403);
        assertThat(scene.operator()
                        .get(RECORDS + "?requester=" + shop.id())
                        .body()
                        .getJsonArray("records"))
                .hasSize(1);
        assertThat(stranger.api().get(RECORDS + "?after=-1").status()).isEqualTo(400);
    }

    @Test
    void whoReadsOnWhileManyEndAtOnceGetsEachOnceAndInOrder() throws Exception {
        Account shop = requester();
        int writers = 8;
        int each = 15;
        Set<String> ended = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        List<Future<?>> writing = new ArrayList<>();
        long start = lastPosition();
        for (int writer = 0; writer < writers; writer++) {
            writing.add(threads.submit(() -> {
                for (int i = 0; i < each; i++) {
                    ended.add(cancelOne(shop.api()));
                }
                return null;
            }));
        }
        List<JsonObject> read = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        String own = "0";
        String next = Long.toString(start);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        // two readers with pages that end anywhere: the requester's own records, and all there are
        while (read.size() < writers * each && System.nanoTime() < deadline) {
            JsonObject page = shop.api().get(RECORDS + "?limit=7&after=" + own).body();
            read.addAll(page.getJsonArray("records").getValuesAs(JsonObject.class));
            own = page.getString("next");
            JsonObject whole =
                    scene.operator().get(RECORDS + "?limit=11&after=" + next).body();
            whole.getJsonArray("records")
                    .getValuesAs(JsonObject.class)
                    .forEach(record -> all.add(record.getJsonNumber("position").longValue()));
            next = whole.getString("next");
        }
        for (Future<?> one : writing) {
            one.get();
        }
        threads.shutdown();

        assertThat(read).extracting(record -> record.getString("id")).doesNotHaveDuplicates();
        assertThat(read).extracting(record -> record.getString("id")).containsExactlyInAnyOrderElementsOf(ended);
        assertThat(read)
                .extracting(record -> record.getJsonNumber("position").longValue())
                .isSorted();
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i)).as("no gap").isEqualTo(start + 1 + i);
        }
    }

    @Test
    void eachRecordIsSentOnTheOperatorsQueue() throws Exception {
        Account shop = requester();
        ConnectionFactory broker = BrokerClient.connect(
                scene.server().brokerLibraries(), scene.ports().jms());
        String id = cancelOne(shop.api());
        try (JMSContext context = broker.createContext()) {
            JMSConsumer records =
                    context.createConsumer(context.createQueue("billing"), "requester = '" + shop.id() + "'");

            Message message = records.receive(LIMIT.toMillis());

            assertThat(message).isNotNull();
            assertThat(message.getBody(String.class)).contains("\"id\":\"" + id + "\"");
            assertThat(message.getLongProperty("position")).isPositive();
            assertThat(records.receive(1_500)).isNull();
        }
    }

    private long lastPosition() throws Exception {
        String next = "0";
        while (true) {
            JsonObject page =
                    scene.operator().get(RECORDS + "?limit=5000&after=" + next).body();
            if (page.getJsonArray("records").isEmpty()) {
                return Long.parseLong(next);
            }
            next = page.getString("next");
        }
    }

    private static List<JsonObject> await(CarillonApi api, int count) throws Exception {
        Await.until(
                count + " records",
                LIMIT,
                () -> api.get(RECORDS).body().getJsonArray("records").size() == count,
                () -> "");
        return api.get(RECORDS).body().getJsonArray("records").getValuesAs(JsonObject.class);
    }

    private static String cancelOne(CarillonApi api) throws Exception {
        JsonObject request = Json.createObjectBuilder(Requests.shortCall("+15558202"))
                .add("at", Instant.now().plus(Duration.ofDays(1)).toString())
                .build();
        FollowedSession session = api.ask(request);
        session.cancel();
        return session.id();
    }

    private HttpResponse<String> get(String key, String path, String type) throws Exception {
        return http.send(request(path, key).header("Accept", type).build(), BodyHandlers.ofString());
    }

    private void delete(String path) throws Exception {
        http.send(request(path, scene.server().key("operator")).DELETE().build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create(scene.server().uri("/api/v1") + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + key);
    }
}
