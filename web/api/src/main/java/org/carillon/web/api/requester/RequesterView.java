package org.carillon.web.api.requester;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.carillon.requester.Requester;

/** Somebody who may ask. */
@JsonbPropertyOrder({"id", "name", "mail", "role", "active", "callerIds", "created"})
public record RequesterView(
        String id, String name, String mail, String role, boolean active, List<String> callerIds, Instant created) {

    static RequesterView of(Requester requester) {
        return new RequesterView(
                requester.id(),
                requester.name(),
                requester.mail(),
                requester.role().word(),
                requester.active(),
                requester.callerIds(),
                requester.createdAt());
    }
}
