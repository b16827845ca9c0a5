package org.carillon.web.api.batch;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carillon.batch.TrialRow;
import org.carillon.web.api.batch.RowView.ErrorView;

/**
 * What would happen to a batch.
 *
 * @param outcomes how many rows would come to what
 */
@JsonbPropertyOrder({"rows", "outcomes", "results"})
public record TrialView(int rows, Map<String, Long> outcomes, List<Line> results) {

    /**
     * What would happen to a row.
     *
     * @param policy the policy that decides, or null
     * @param owner whose policy it is, or null
     * @param at not before, or null
     */
    @JsonbPropertyOrder({"row", "key", "outcome", "policy", "owner", "reason", "at", "errors"})
    public record Line(
            int row,
            String key,
            String outcome,
            String policy,
            String owner,
            String reason,
            Instant at,
            List<ErrorView> errors) {

        static Line of(TrialRow row) {
            boolean decided = row.decision() != null;
            return new Line(
                    row.number(),
                    row.key(),
                    row.outcome().word(),
                    decided ? row.decision().policy() : null,
                    decided ? row.decision().owner().toString() : null,
                    decided ? row.decision().reason() : null,
                    row.at(),
                    RowView.errors(row.errors()));
        }
    }

    static TrialView of(List<TrialRow> rows) {
        Map<String, Long> outcomes = new TreeMap<>();
        rows.forEach(row -> outcomes.merge(row.outcome().word(), 1L, Long::sum));
        return new TrialView(rows.size(), outcomes, rows.stream().map(Line::of).toList());
    }
}
