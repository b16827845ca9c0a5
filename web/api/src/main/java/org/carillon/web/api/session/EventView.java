package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.session.SessionEvent;

/** A line of a timeline. */
@JsonbPropertyOrder({"at", "type", "detail"})
public record EventView(Instant at, String type, String detail) {

    static EventView of(SessionEvent event) {
        return new EventView(event.at(), event.type().word(), event.detail());
    }
}
