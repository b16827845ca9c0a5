package org.carillon.web.api.server;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Locale;
import org.carillon.telephony.ServerStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A telephony server as it is now. */
@Schema(name = "Server")
@JsonbPropertyOrder({"name", "kind", "availability", "reason", "capacity", "inUse", "free", "since"})
public record ServerView(
        String name,
        @Schema(description = "The driver", example = "sip") String kind,
        @Schema(description = "available or down") String availability,
        @Schema(description = "Why it is down") String reason,
        @Schema(description = "Channels it has") int capacity,
        @Schema(description = "Channels taken") int inUse,
        @Schema(description = "Channels that can be taken; none when down") int free,
        @Schema(description = "When the availability last changed") Instant since) {

    static ServerView of(ServerStatus server) {
        return new ServerView(
                server.name(),
                server.kind(),
                server.availability().name().toLowerCase(Locale.ROOT),
                server.reason().isEmpty() ? null : server.reason(),
                server.capacity(),
                server.inUse(),
                server.free(),
                server.since());
    }
}
