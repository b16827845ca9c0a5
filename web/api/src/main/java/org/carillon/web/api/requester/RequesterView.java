package org.carillon.web.api.requester;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.requester.Requester;

/** Somebody who may ask. */
@JsonbPropertyOrder({"id", "name", "mail", "role", "active", "created"})
public record RequesterView(String id, String name, String mail, String role, boolean active, Instant created) {

    static RequesterView of(Requester requester) {
        return new RequesterView(
                requester.id(),
                requester.name(),
                requester.mail(),
                requester.role().word(),
                requester.active(),
                requester.createdAt());
    }
}
