package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request was stored for good. The same for every time the same request is made.
 *
 * @param id the session's identity
 * @param session where its status is
 * @param events where its timeline is
 */
@JsonbPropertyOrder({"id", "session", "events"})
@Schema(name = "Accepted", description = "The request was stored for good")
public record AcceptedView(
        @Schema(example = "0e6f1f6e-7a54-4b9e-9f0c-0d2b6c1c2f11") String id,
        @Schema(description = "Where the session's status is") String session,
        @Schema(description = "Where the session's timeline is") String events) {}
