package org.carillon.web.api.requester;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.requester.Requester;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who may ask. */
@Schema(name = "Requester")
@JsonbPropertyOrder({"id", "name", "mail", "role", "active", "created"})
public record RequesterView(
        String id,
        String name,
        @Schema(description = "Where its mails come from") String mail,
        @Schema(description = "requester or operator") String role,
        boolean active,
        Instant created) {

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
