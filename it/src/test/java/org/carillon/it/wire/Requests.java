package org.carillon.it.wire;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Requests in the JSON that REST and JMS understand. */
public final class Requests {

    private Requests() {}

    /** A call to the number that runs the document. */
    public static JsonObjectBuilder call(String number, String vxml) {
        return Json.createObjectBuilder()
                .add("to", number)
                .add("application", Json.createObjectBuilder().add("vxml", vxml));
    }

    public static JsonObject shortCall(String number) {
        return call(number, Applications.SHORT).build();
    }
}
