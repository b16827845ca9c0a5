package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.session.SessionEvent;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of a timeline. */
@Schema(name = "Event", description = "A line of a session's timeline")
@JsonbPropertyOrder({"at", "type", "detail"})
public record EventView(
        Instant at,
        @Schema(
                        example = "prompt",
                        description = "accepted, permitted, queued, dispatched, ringing, answered, prompt...")
                String type,
        @Schema(example = "Press one to hear it again.") String detail) {

    static EventView of(SessionEvent event) {
        return new EventView(event.at(), event.type().word(), event.detail());
    }
}
