package org.carillon.web.api.requester;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.carillon.customer.CustomerAddress;
import org.carillon.requester.Requesters;
import org.carillon.web.api.json.JsonFields;

/** The numbers and users that a requester shall own. */
record NewCallerIds(List<String> addresses) {

    private static final String FIELD = "callerIds";

    static NewCallerIds read(JsonObject body) {
        JsonFields fields = new JsonFields(body);
        List<String> addresses = new ArrayList<>();
        if (!fields.isPresent(FIELD) || !(body.get(FIELD) instanceof JsonArray array)) {
            fields.wrong(FIELD, "must be a list of numbers or sip: users");
        } else if (array.size() > Requesters.MOST_CALLER_IDS) {
            fields.wrong(FIELD, "has more than " + Requesters.MOST_CALLER_IDS + " entries");
        } else {
            array.forEach(value -> read(value, addresses, fields));
        }
        fields.check();
        return new NewCallerIds(addresses.stream().distinct().toList());
    }

    private static void read(JsonValue value, List<String> addresses, JsonFields fields) {
        try {
            addresses.add(CustomerAddress.parse(value instanceof JsonString text ? text.getString() : null)
                    .text());
        } catch (IllegalArgumentException e) {
            fields.wrong(FIELD, "an entry " + e.getMessage());
        }
    }
}
