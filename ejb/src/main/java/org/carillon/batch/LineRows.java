package org.carillon.batch;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.request.InvalidRequestException.Problem;

/** Rows as JSON lines: a JSON object in each line, the JSON form of a request, with {@code key} as its own key. UTF-8. */
public final class LineRows implements RowSource {

    private static final JsonReaderFactory JSON =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private final BufferedReader lines;
    private int number;

    public LineRows(InputStream body) {
        // a decoder of our own: the usual one puts a question mark where it can't read
        this.lines = new BufferedReader(
                new InputStreamReader(new BoundedStream(body, BatchLimits.BYTES), StandardCharsets.UTF_8.newDecoder()));
    }

    @Override
    public List<UploadedRow> next(int most) throws IOException, BatchTooLargeException {
        List<UploadedRow> rows = new ArrayList<>();
        try {
            for (String line = line(); line != null; line = line()) {
                if (!line.isBlank()) {
                    rows.add(row(line));
                }
                if (rows.size() == most) {
                    break;
                }
            }
        } catch (CharacterCodingException e) {
            throw new BatchTooLargeException("row " + (number + 1) + " or one soon after it is not UTF-8");
        } catch (BoundedStream.OverflowException e) {
            throw new BatchTooLargeException("a batch may have at most " + BatchLimits.BYTES + " bytes");
        }
        return rows;
    }

    /** The next line, or null at the end. Never keeps more of it than a row may have. */
    private String line() throws IOException, BatchTooLargeException {
        StringBuilder line = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (line.length() == BatchLimits.ROW) {
                throw new BatchTooLargeException(
                        "row " + (number + 1) + " is longer than " + BatchLimits.ROW + " characters");
            }
            line.append((char) c);
        }
        return line.isEmpty() ? null : line.toString();
    }

    private UploadedRow row(String line) throws BatchTooLargeException {
        if (++number > BatchLimits.ROWS) {
            throw new BatchTooLargeException("a batch may have at most " + BatchLimits.ROWS + " rows");
        }
        try (JsonReader reader = JSON.createReader(new StringReader(line))) {
            JsonValue value = reader.readValue();
            return value instanceof JsonObject object
                    ? keyed(object)
                    : UploadedRow.unreadable(number, List.of(new Problem("", "must be a JSON object")));
        } catch (RuntimeException e) {
            // not only JsonException: the parser answers deep nesting with a bare RuntimeException
            return UploadedRow.unreadable(number, List.of(new Problem("", "is not JSON, or has a name twice")));
        }
    }

    private UploadedRow keyed(JsonObject row) {
        JsonValue key = row.getOrDefault("key", JsonValue.NULL);
        JsonObject request = row.containsKey("key")
                ? Json.createObjectBuilder(row).remove("key").build()
                : row;
        if (key == JsonValue.NULL) {
            return UploadedRow.of(number, null, request);
        }
        return key instanceof JsonString text
                ? UploadedRow.of(number, text.getString(), request)
                : UploadedRow.unreadable(number, List.of(new Problem("key", "must be a string")));
    }
}
