package org.carillon.it.api;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** A program that uses the REST interface with a key. Thread-safe. */
public final class CarillonApi {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final URI base;
    private final String key;
    private final HttpClient http;

    /**
     * One that speaks HTTP/1.1: without TLS the client of the JDK asks for HTTP/2, whose requests the server serves one after the other.
     *
     * @param base where {@code /v1} begins, ending with it
     */
    public CarillonApi(URI base, String key) {
        this(
                base,
                key,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build());
    }

    /** @param http what connects; it decides which certificates it believes */
    public CarillonApi(URI base, String key, HttpClient http) {
        this.base = base;
        this.key = key;
        this.http = http;
    }

    public JsonAnswer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** @param headers names and values in turn */
    public JsonAnswer post(String path, String json, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Posts what is not JSON. */
    public JsonAnswer postAs(String contentType, String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** @param headers names and values in turn */
    public JsonAnswer put(String path, String json, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public JsonAnswer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    /**
     * Asks for a session, which must be accepted.
     *
     * @throws IOException with the answer when it was not
     */
    public FollowedSession ask(JsonObject request) throws IOException, InterruptedException {
        JsonAnswer answer = post("/sessions", request.toString());
        if (answer.status() != 202) {
            throw new IOException("not accepted: " + answer);
        }
        return session(answer.body().getString("id"));
    }

    public FollowedSession session(String id) {
        return new FollowedSession(this, id);
    }

    /** All sessions with a customer, the newest first, at most 200. */
    public List<FollowedSession> sessionsWith(String number) throws IOException, InterruptedException {
        return sessions("&customer=" + number.replace("+", "%2B")).stream()
                .map(session -> session(session.getString("id")))
                .toList();
    }

    /** The newest sessions that the query finds, at most 200. */
    public List<JsonObject> sessions(String query) throws IOException, InterruptedException {
        return get("/sessions?limit=200" + query)
                .body()
                .getJsonArray("sessions")
                .getValuesAs(JsonObject.class);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(LIMIT)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + key);
    }

    private JsonAnswer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JsonAnswer.of(http.send(request.build(), BodyHandlers.ofString()));
    }
}
