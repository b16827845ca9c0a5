package org.carillon.accounting;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.time.Instant;

/** A record for programs, the same over REST and JMS. What is null is left out. */
public final class AccountingJson {

    /** Looked for once: {@code Json} goes through all libraries each time. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private AccountingJson() {}

    /** The record as {@code AccountingRecord} of openapi.yaml. */
    public static JsonObject of(AccountingRecord record) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("position", record.position())
                .add("kind", record.kind().word())
                .add("id", record.id())
                .add("session", record.sessionId())
                .add("requester", record.requesterId())
                .add("to", record.address());
        text(json, "source", record.source());
        text(json, "type", record.type());
        number(json, "number", record.number());
        json.add("outcome", record.outcome());
        number(json, "cause", record.cause());
        text(json, "node", record.nodeId());
        text(json, "server", record.serverName());
        time(json, "created", record.createdAt());
        time(json, "placed", record.placedAt());
        time(json, "answered", record.answeredAt());
        time(json, "ended", record.endedAt());
        json.add("talkMillis", record.talkMillis());
        text(json, "policies", record.policies());
        money(json, "pricePerMinute", record.pricePerMinute());
        money(json, "cost", record.cost());
        return json.build();
    }

    private static void text(JsonObjectBuilder json, String name, String value) {
        if (value != null) {
            json.add(name, value);
        }
    }

    private static void number(JsonObjectBuilder json, String name, Integer value) {
        if (value != null) {
            json.add(name, value);
        }
    }

    private static void time(JsonObjectBuilder json, String name, Instant value) {
        if (value != null) {
            json.add(name, value.toString());
        }
    }

    private static void money(JsonObjectBuilder json, String name, BigDecimal value) {
        if (value != null) {
            json.add(name, value);
        }
    }
}
