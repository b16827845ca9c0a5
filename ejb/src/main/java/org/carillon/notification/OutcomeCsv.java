package org.carillon.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.carillon.session.TelephonySession;

/** An outcome as a table of two lines: the names, and what they stand for (RFC 4180). */
final class OutcomeCsv {

    private OutcomeCsv() {}

    static String of(Outcome outcome) {
        TelephonySession session = outcome.session();
        List<String> names = new ArrayList<>(List.of("session", "to", "state", "reason", "asked", "ended", "attempts"));
        List<Object> values = new ArrayList<>();
        values.add(session.id());
        values.add(session.address().text());
        values.add(session.state().word());
        values.add(session.reason() == null ? "" : harmless(session.reason()));
        values.add(session.createdAt());
        values.add(session.changedAt());
        values.add(outcome.attempts().size());
        for (Map.Entry<String, Object> value : session.resultValues().entrySet()) {
            names.add(harmless("result." + value.getKey()));
            values.add(
                    value.getValue() instanceof Double ? value.getValue() : harmless(String.valueOf(value.getValue())));
        }
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(names);
            csv.printRecord(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What somebody said on the telephone must not become a spreadsheet's formula. */
    private static String harmless(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }
}
