package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.carillon.it.api.JsonAnswer;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

/** A thousand bodies that are no requests, each from a good one by a change that no reading can forgive. */
@WireTest
class MalformedJsonIT {

    private static final int BODIES = 1_000;
    private static final String NUMBER = "+15558701";

    private static final String GOOD = "{\"to\": \"" + NUMBER
            + "\", \"application\": {\"text\": \"Hello.\"}, \"priority\": 4, \"parameters\": {\"a\": \"1\"}}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(4711);
    private final Scene scene;

    MalformedJsonIT(Scene scene) {
        this.scene = scene;
    }

    @Test
    void eachIsAProblemAndNothingIsStored() throws Exception {
        for (int i = 0; i < BODIES; i++) {
            byte[] body = mutant(i % 8);

            JsonAnswer answer = JsonAnswer.of(send(body));

            assertThat(answer.status())
                    .as(new String(body, StandardCharsets.ISO_8859_1))
                    .isEqualTo(400);
            assertThat(answer.header("Content-Type")).contains("application/problem+json");
            assertThat(answer.body().getJsonArray("errors")).isNotEmpty();
        }

        assertThat(scene.server().api(Scene.REQUESTER).sessionsWith(NUMBER)).isEmpty();
    }

    private byte[] mutant(int kind) {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        int within = GOOD.indexOf("Hello") + random.nextInt(5);
        return switch (kind) {
            case 0 -> Arrays.copyOf(good, random.nextInt(good.length));
            case 1 -> with(good, within, (byte) random.nextInt(0x20));
            case 2 -> with(good, within, (byte) (0xF8 + random.nextInt(8)));
            case 3 -> text(GOOD.replaceFirst("\\{", "{\"to\": \"" + random.nextInt() + "\", "));
            case 4 -> text(GOOD.replaceFirst("\\{", "{\"x" + random.nextInt(1_000) + "\": 1, "));
            case 5 -> text(GOOD.replace("4,", "4" + "0".repeat(1 + random.nextInt(500)) + ","));
            case 6 -> text(GOOD.replace("\"1\"", "[".repeat(1 + random.nextInt(2_000))));
            default -> text(GOOD + ",;]}x".charAt(random.nextInt(5)));
        };
    }

    private static byte[] with(byte[] good, int at, byte octet) {
        byte[] changed = good.clone();
        changed[at] = octet;
        return changed;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(scene.server().uri("/api/v1/sessions").toString()))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + scene.server().key(Scene.REQUESTER))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
