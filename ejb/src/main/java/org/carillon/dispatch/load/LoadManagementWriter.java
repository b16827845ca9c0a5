package org.carillon.dispatch.load;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@link LoadManagement} as JSON, complete and always in the same order. */
public final class LoadManagementWriter {

    private LoadManagementWriter() {}

    public static JsonObject write(LoadManagement load) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("scheme", load.scheme().word())
                .add("ceilings", ceilings(load.ceilings()))
                .add("smoothing", smoothing(load.smoothing()))
                .add("requesters", limits(load.requesters()))
                .add("destinations", limits(load.destinations()));
        load.coolDown().ifPresent(coolDown -> json.add("coolDown", coolDown(coolDown)));
        return json.build();
    }

    private static JsonObjectBuilder ceilings(Ceilings ceilings) {
        JsonObjectBuilder servers = Json.createObjectBuilder();
        new TreeMap<>(ceilings.servers()).forEach(servers::add);
        return Json.createObjectBuilder()
                .add("overallPercent", ceilings.overallPercent())
                .add("perServerPercent", ceilings.perServerPercent())
                .add("servers", servers);
    }

    private static JsonObjectBuilder smoothing(Smoothing smoothing) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        smoothing.overall().ifPresent(rate -> json.add("overall", rate(Json.createObjectBuilder(), rate)));
        smoothing.perServer().ifPresent(rate -> json.add("perServer", rate(Json.createObjectBuilder(), rate)));
        smoothing
                .rampUp()
                .ifPresent(ramp -> json.add(
                        "rampUp",
                        Json.createObjectBuilder()
                                .add("fromCallsPerSecond", ramp.fromCallsPerSecond())
                                .add("seconds", ramp.length().toSeconds())));
        return json;
    }

    private static JsonObjectBuilder rate(JsonObjectBuilder json, Rate rate) {
        return json.add("callsPerSecond", rate.callsPerSecond()).add("burst", rate.burst());
    }

    private static JsonObjectBuilder limits(Map<String, TrafficLimit> limits) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        new TreeMap<>(limits).forEach((name, limit) -> json.add(name, limit(limit)));
        return json;
    }

    private static JsonObjectBuilder limit(TrafficLimit limit) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        limit.simultaneous().ifPresent(sessions -> json.add("simultaneous", sessions));
        limit.rate().ifPresent(rate -> rate(json, rate));
        return json;
    }

    private static JsonObjectBuilder coolDown(CoolDown coolDown) {
        return Json.createObjectBuilder()
                .add("failures", coolDown.failures())
                .add("windowSeconds", coolDown.window().toSeconds())
                .add("pauseSeconds", coolDown.pause().toSeconds());
    }
}
