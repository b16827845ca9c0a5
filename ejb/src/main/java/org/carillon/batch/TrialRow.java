package org.carillon.batch;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.carillon.policy.Decision;
import org.carillon.request.InvalidRequestException.Problem;

/**
 * What would happen to a row.
 *
 * @param number of the row
 * @param key its own key, or null
 * @param outcome what
 * @param errors why it is invalid; else empty
 * @param decision that of the policies which counts, or null where they were not asked
 * @param at not before: as the row asks for, or as long as it would be deferred, or null for at once
 */
public record TrialRow(int number, String key, Outcome outcome, List<Problem> errors, Decision decision, Instant at) {

    /** What would happen. */
    public enum Outcome {
        /** The customer would be called, at once or when the row says. */
        CALL,
        /** A policy would have it wait. */
        DEFER,
        /** A policy would refuse it. */
        REFUSE,
        /** It would not become a session. */
        INVALID,
        /** It is there already: in this upload, or in the one that this would go on with. */
        DUPLICATE;

        /** The name in interfaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TrialRow {
        errors = List.copyOf(errors);
    }

    static TrialRow invalid(UploadedRow row, List<Problem> errors) {
        return new TrialRow(row.number(), row.key(), Outcome.INVALID, errors, null, null);
    }

    static TrialRow duplicate(UploadedRow row) {
        return new TrialRow(row.number(), row.key(), Outcome.DUPLICATE, List.of(), null, null);
    }

    static TrialRow decided(UploadedRow row, Decision decision, Instant wanted) {
        return switch (decision.result()) {
            case PERMIT -> new TrialRow(row.number(), row.key(), Outcome.CALL, List.of(), decision, wanted);
            case DEFER -> new TrialRow(row.number(), row.key(), Outcome.DEFER, List.of(), decision, decision.until());
            case DENY -> new TrialRow(row.number(), row.key(), Outcome.REFUSE, List.of(), decision, null);
        };
    }
}
