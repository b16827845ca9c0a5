package org.carillon.batch;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestJson;

/**
 * A row as it came.
 *
 * @param number from 1
 * @param key its own key, or null where it has none
 * @param request the JSON form of the request, or null where the row can't be read
 * @param problems why it can't be read; empty when it can
 */
public record UploadedRow(int number, String key, JsonObject request, List<Problem> problems) {

    private static final int LONGEST_KEY = 100;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1," + LONGEST_KEY + "}");

    /** A row that can be read, but for its key maybe. */
    static UploadedRow of(int number, String key, JsonObject request) {
        if (key != null && !KEY.matcher(key).matches()) {
            return unreadable(
                    number, List.of(new Problem("key", "must be 1 to " + LONGEST_KEY + " visible ASCII characters")));
        }
        return new UploadedRow(number, key, request, List.of());
    }

    static UploadedRow unreadable(int number, List<Problem> problems) {
        return new UploadedRow(number, null, null, problems);
    }

    /**
     * The request in the normal form. Its identity is the batch and the row's key: a repeated upload makes no second session.
     *
     * @throws InvalidRequestException naming what is wrong
     */
    NewRequest requestOf(String requesterId, String batchId) throws InvalidRequestException {
        if (request == null) {
            throw new InvalidRequestException(problems);
        }
        // a key that is a number is not the number of another row
        String row = key == null ? String.valueOf(number) : "key/" + key;
        RequestId id = new RequestId(Source.REST, "batch/" + batchId + "/" + row);
        return RequestJson.read(request, requesterId, id, ReplyTo.NOBODY);
    }
}
