package org.carillon.it.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * An answer of the REST interface.
 *
 * @param status of HTTP
 * @param body the JSON object, empty where there was none
 */
public record JsonAnswer(int status, HttpResponse<String> response, JsonObject body) {

    public static JsonAnswer of(HttpResponse<String> response) {
        return new JsonAnswer(response.statusCode(), response, read(response.body()));
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    private static JsonObject read(String text) {
        if (!text.startsWith("{")) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Override
    public String toString() {
        return status + " " + response.body();
    }
}
