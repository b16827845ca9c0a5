package org.carillon.mail.mailbox;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Access tokens of an authorization server (RFC 6749), each used until shortly before it expires. A refresh token that the server
 * changes is used from then on, but not kept beyond a restart. Thread-safe.
 */
final class OAuth2Tokens implements Credential {

    static final int LONGEST_SECONDS = 40;

    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofSeconds(LONGEST_SECONDS - 10);

    /** A token is not used to its last second: the log-in must still be within its life. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** The life of a token whose server does not tell it (RFC 6749 section 5.1). */
    private static final int DEFAULT_SECONDS = 300;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final OAuth2Client client;
    private final Clock clock;
    private String refreshToken;
    private String accessToken;
    private Instant goodUntil;

    OAuth2Tokens(OAuth2Client client, Clock clock) {
        this.client = client;
        this.clock = clock;
        this.refreshToken = client.refreshToken();
    }

    @Override
    public synchronized String secret() throws IOException {
        if (accessToken == null || !clock.instant().isBefore(goodUntil)) {
            take(ask());
        }
        return accessToken;
    }

    @Override
    public synchronized void wasRefused() {
        accessToken = null;
    }

    /** For Jakarta Mail: SASL XOAUTH2. */
    @Override
    public String mechanism() {
        return "XOAUTH2";
    }

    private void take(JsonObject answer) throws IOException {
        String token = text(answer, "access_token");
        if (token == null || token.isEmpty()) {
            throw new IOException("the authorization server's answer has no access_token");
        }
        accessToken = token;
        String next = text(answer, "refresh_token");
        refreshToken = next == null ? refreshToken : next;
        goodUntil = clock.instant().plusSeconds(secondsOf(answer)).minus(MARGIN);
    }

    private static long secondsOf(JsonObject answer) {
        JsonValue seconds = answer.get("expires_in");
        return seconds instanceof JsonNumber && seconds.toString().matches("[0-9]{1,9}")
                ? Long.parseLong(seconds.toString())
                : DEFAULT_SECONDS;
    }

    private JsonObject ask() throws IOException {
        try {
            HttpResponse<InputStream> response = http.send(request(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return answer(response.statusCode(), body.readNBytes(LONGEST_ANSWER + 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking for a token", e);
        }
    }

    private HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(client.tokenEndpoint())
                .timeout(TO_ANSWER)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form()));
        if (client.secret() != null) {
            // RFC 6749 section 2.3.1: the way that every authorization server has to know
            String pair = encoded(client.id()) + ":" + encoded(client.secret());
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return request.build();
    }

    private String form() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", refreshToken == null ? "client_credentials" : "refresh_token");
        if (refreshToken != null) {
            fields.put("refresh_token", refreshToken);
        }
        if (client.scope() != null) {
            fields.put("scope", client.scope());
        }
        if (client.secret() == null) {
            fields.put("client_id", client.id());
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonObject answer(int status, byte[] body) throws IOException {
        if (body.length > LONGEST_ANSWER) {
            throw new IOException("the authorization server's answer is too long");
        }
        try (JsonReader reader = Json.createReader(new StringReader(new String(body, StandardCharsets.UTF_8)))) {
            JsonObject answer = reader.readObject();
            if (status != 200) {
                throw new IOException("the authorization server answered " + status + ", " + reason(answer));
            }
            return answer;
        } catch (RuntimeException notJson) {
            // not only JsonException: deep nesting is a bare RuntimeException
            throw new IOException("the authorization server answered " + status + " without a JSON object", notJson);
        }
    }

    /** One of the words of RFC 6749 section 5.2; nothing else of the answer, which might hold a secret. */
    private static String reason(JsonObject answer) {
        String error = text(answer, "error");
        return error != null && error.matches("[A-Za-z0-9_.-]{1,60}") ? error : "without an error code";
    }

    private static String text(JsonObject answer, String name) {
        return answer.get(name) instanceof JsonString text ? text.getString() : null;
    }

    @Override
    public String toString() {
        return "tokens for " + client;
    }
}
