package org.carillon.notification;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.carillon.session.CallAttempt;
import org.carillon.session.TelephonySession;

/** An outcome in words, for a mail. What the application and the network said is bounded and kept on one line. */
final class OutcomeText {

    private static final int LONGEST_VALUE = 500;
    private static final int MOST_VALUES = 50;

    private OutcomeText() {}

    /** Such as {@code Call to +15550100: completed}. */
    static String subject(Outcome outcome) {
        TelephonySession session = outcome.session();
        return "Call to " + session.address().text() + ": " + session.state().word();
    }

    static String body(Outcome outcome) {
        TelephonySession session = outcome.session();
        StringBuilder text = new StringBuilder();
        line(text, "Call to", session.address().text());
        line(text, "Outcome", session.state().word());
        line(text, "Because", session.reason());
        line(text, "Asked for", session.createdAt().truncatedTo(ChronoUnit.SECONDS));
        line(text, "Ended", session.changedAt().truncatedTo(ChronoUnit.SECONDS));
        line(text, "Session", session.id());
        outcome.attempts().forEach(attempt -> attempt(text, attempt));
        results(text, session.resultValues());
        return text.append("\r\nThis mail was made by Carillon; nobody reads answers to it.\r\n")
                .toString();
    }

    private static void attempt(StringBuilder text, CallAttempt attempt) {
        String how = attempt.disposition() == null ? "not ended" : attempt.disposition();
        line(
                text,
                "Attempt " + attempt.number(),
                how
                        + (attempt.answeredAt() == null
                                ? ""
                                : ", answered " + attempt.answeredAt().truncatedTo(ChronoUnit.SECONDS)));
    }

    private static void results(StringBuilder text, Map<String, Object> values) {
        if (values.isEmpty()) {
            return;
        }
        text.append("\r\nWhat the application said:\r\n");
        values.entrySet().stream().limit(MOST_VALUES).forEach(value -> line(text, value.getKey(), value.getValue()));
    }

    private static void line(StringBuilder text, String name, Object value) {
        if (value == null) {
            return;
        }
        text.append(oneLine(name))
                .append(": ")
                .append(oneLine(value.toString()))
                .append("\r\n");
    }

    private static String oneLine(String value) {
        String shown = value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
        return shown.length() <= LONGEST_VALUE ? shown : shown.substring(0, LONGEST_VALUE) + "...";
    }
}
