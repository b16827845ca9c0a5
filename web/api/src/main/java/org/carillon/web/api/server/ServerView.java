package org.carillon.web.api.server;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Locale;
import org.carillon.telephony.ServerStatus;

/** A telephony server as it is now. */
@JsonbPropertyOrder({"name", "kind", "availability", "reason", "capacity", "inUse", "free", "since"})
public record ServerView(
        String name,
        String kind,
        String availability,
        String reason,
        int capacity,
        int inUse,
        int free,
        Instant since) {

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
