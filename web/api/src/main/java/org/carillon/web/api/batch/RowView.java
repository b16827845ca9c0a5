package org.carillon.web.api.batch;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.carillon.batch.BatchRow;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.web.api.problem.FieldError;
import org.carillon.web.api.problem.Problems;

/** What has become of a row: a session, or errors. */
@JsonbPropertyOrder({"row", "key", "session", "errors"})
public record RowView(int row, String key, String session, List<ErrorView> errors) {

    /** What is wrong with one part of a row. */
    @JsonbPropertyOrder({"field", "detail"})
    public record ErrorView(String field, String detail) {}

    static RowView of(BatchRow row) {
        return new RowView(row.number(), row.key(), row.sessionId(), errors(row.errors()));
    }

    /** As other interfaces have them, or null where there are none. */
    static List<ErrorView> errors(List<Problem> problems) {
        return problems.isEmpty()
                ? null
                : problems.stream().map(Problems::fieldError).map(RowView::view).toList();
    }

    private static ErrorView view(FieldError error) {
        return new ErrorView(error.field(), error.detail());
    }
}
