package org.carillon.notification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.database.JsonText;
import org.carillon.session.CallAttempt;
import org.carillon.session.TelephonySession;

/**
 * What a mail says, whatever it looks like.
 *
 * @param subject such as {@code Call to +15550100: completed}
 * @param facts about the session
 * @param heading of the values
 * @param values that the application said
 */
record MailWords(String subject, List<MailLine> facts, String heading, List<MailLine> values) {

    private static final int MOST_VALUES = 50;

    static MailWords of(Notification notification, Outcome outcome) {
        return notification.payload() == null ? ofOutcome(outcome) : ofMessage(notification, outcome);
    }

    private static MailWords ofOutcome(Outcome outcome) {
        TelephonySession session = outcome.session();
        List<MailLine> facts = new ArrayList<>();
        facts.add(new MailLine("Call to", session.address().text()));
        facts.add(new MailLine("Outcome", session.state().word()));
        if (session.reason() != null) {
            facts.add(new MailLine("Because", session.reason()));
        }
        facts.add(new MailLine("Asked for", seconds(session.createdAt())));
        facts.add(new MailLine("Ended", seconds(session.changedAt())));
        facts.add(new MailLine("Session", session.id()));
        outcome.attempts().forEach(attempt -> facts.add(new MailLine("Attempt " + attempt.number(), how(attempt))));
        String subject =
                "Call to " + session.address().text() + ": " + session.state().word();
        return new MailWords(subject, facts, "What the application said", values(session.resultValues()));
    }

    private static MailWords ofMessage(Notification notification, Outcome outcome) {
        TelephonySession session = outcome.session();
        List<MailLine> facts = List.of(
                new MailLine("Call with", session.address().text()),
                new MailLine("At", seconds(notification.createdAt())),
                new MailLine("Session", session.id()));
        Map<String, Object> payload = JsonText.read(notification.payload());
        Map<?, ?> variables = (Map<?, ?>) payload.getOrDefault("variables", Map.of());
        return new MailWords(
                "Message from the call with " + session.address().text(),
                facts,
                "What the application says",
                values(variables));
    }

    private static String how(CallAttempt attempt) {
        String how = attempt.disposition() == null ? "not ended" : attempt.disposition();
        return attempt.answeredAt() == null ? how : how + ", answered " + seconds(attempt.answeredAt());
    }

    private static List<MailLine> values(Map<?, ?> values) {
        return values.entrySet().stream()
                .limit(MOST_VALUES)
                .map(value -> new MailLine(String.valueOf(value.getKey()), String.valueOf(value.getValue())))
                .toList();
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
