package org.carillon.web.api.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.carillon.customer.Consents;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.DoNotCall;
import org.carillon.web.api.csv.CsvBody;
import org.carillon.web.api.problem.FieldError;
import org.carillon.web.api.problem.Problem;
import org.carillon.web.api.problem.ProblemException;

/** Consents as CSV: {@code customer,requester,evidence,given,expires}. */
@ApplicationScoped
public class ConsentCsv {

    static final int LONGEST_EVIDENCE = 500;

    private static final Set<String> COLUMNS = Set.of("customer", "requester", "evidence", "given", "expires");
    private static final int MOST_PROBLEMS = 100;

    @Inject
    private Consents consents;

    @Inject
    private Clock clock;

    private record Row(CustomerAddress address, String to, String evidence, Instant given, Instant expires) {}

    /**
     * Adds all rows, or none: then the problem names what is wrong with which row. Returns how many there were.
     *
     * @param onlyTo the one requester that may be named, or null for any
     */
    int add(InputStream body, String onlyTo) throws IOException {
        List<FieldError> problems = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (CSVRecord row : CsvBody.read(body, COLUMNS, "customer")) {
            rows.add(read(row, onlyTo, problems));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(Problem.invalid(problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()))));
        }
        rows.forEach(row -> consents.give(row.address(), row.to(), row.given(), row.expires(), row.evidence()));
        return rows.size();
    }

    private Row read(CSVRecord row, String onlyTo, List<FieldError> problems) {
        String path = "/" + row.getRecordNumber() + "/";
        String to = CsvBody.field(row, "requester");
        if (to != null && onlyTo != null && !to.equals(onlyTo)) {
            problems.add(new FieldError(path + "requester", "is not you"));
        }
        String evidence = CsvBody.field(row, "evidence");
        if (evidence == null || evidence.length() > LONGEST_EVIDENCE || evidence.indexOf('\0') >= 0) {
            problems.add(new FieldError(path + "evidence", "must be 1 to " + LONGEST_EVIDENCE + " characters"));
        }
        Instant given = instant(row, "given", path, problems);
        return new Row(
                address(row, path, problems),
                to != null ? to : onlyTo != null ? onlyTo : DoNotCall.ANYBODY,
                evidence,
                given == null ? clock.instant() : given,
                instant(row, "expires", path, problems));
    }

    private static CustomerAddress address(CSVRecord row, String path, List<FieldError> problems) {
        try {
            return CustomerAddress.parse(CsvBody.field(row, "customer"));
        } catch (IllegalArgumentException e) {
            problems.add(new FieldError(path + "customer", e.getMessage()));
            return null;
        }
    }

    private static Instant instant(CSVRecord row, String column, String path, List<FieldError> problems) {
        String text = CsvBody.field(row, column);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            problems.add(new FieldError(path + column, "must be a time with an offset as of ISO 8601"));
            return null;
        }
    }
}
