package org.carillon.gateway.schedule;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.carillon.request.RequestedApplication;

/** An application as the JSON form of a request has it. */
public final class ApplicationJson {

    private ApplicationJson() {}

    public static JsonObject of(RequestedApplication application) {
        if (application instanceof RequestedApplication.Attached attached) {
            return one("vxml", attached.vxml());
        }
        if (application instanceof RequestedApplication.ReadAloud aloud) {
            return one("text", aloud.text());
        }
        if (application instanceof RequestedApplication.InBrowser hosted) {
            return Json.createObjectBuilder(one("url", hosted.url()))
                    .add("browser", hosted.browser())
                    .build();
        }
        return one("url", application.address());
    }

    private static JsonObject one(String name, String value) {
        return Json.createObjectBuilder().add(name, value).build();
    }
}
