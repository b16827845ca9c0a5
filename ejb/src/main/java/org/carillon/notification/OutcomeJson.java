package org.carillon.notification;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import org.carillon.database.JsonText;
import org.carillon.session.CallAttempt;
import org.carillon.session.TelephonySession;

/** An outcome for programs, the same in messages, webhooks and mails. */
final class OutcomeJson {

    /** Looked for once: {@code Json} goes through all libraries each time. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private OutcomeJson() {}

    /** What the notification tells. */
    static JsonObject told(Notification notification, Outcome outcome) {
        if (notification.payload() == null) {
            return of(outcome);
        }
        try (JsonReader reader = JSON.createReader(new StringReader(notification.payload()))) {
            return reader.readObject();
        }
    }

    static JsonObject of(Outcome outcome) {
        TelephonySession session = outcome.session();
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("id", session.id())
                .add("to", session.address().text())
                .add("state", session.state().word())
                .add("attempts", outcome.attempts().size())
                .add("created", session.createdAt().toString())
                .add("ended", session.changedAt().toString());
        if (session.reason() != null) {
            json.add("reason", session.reason());
        }
        json.add("result", JsonText.object(session.resultValues()));
        outcome.attempts().stream()
                .reduce((first, second) -> second)
                .map(CallAttempt::answeredAt)
                .ifPresent(at -> json.add("answeredAt", at.toString()));
        return json.build();
    }
}
