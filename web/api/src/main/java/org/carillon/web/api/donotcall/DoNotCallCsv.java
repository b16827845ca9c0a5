package org.carillon.web.api.donotcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.carillon.customer.Customers;
import org.carillon.customer.DoNotCall;
import org.carillon.requester.Requesters;
import org.carillon.web.api.csv.CsvBody;
import org.carillon.web.api.problem.FieldError;
import org.carillon.web.api.problem.Problem;
import org.carillon.web.api.problem.ProblemException;

/** The do-not-call list as CSV: {@code customer,requester,reason,since,until}; {@code since} is not read. */
@ApplicationScoped
public class DoNotCallCsv {

    private static final String[] COLUMNS = {"customer", "requester", "reason", "since", "until"};
    private static final String STANDARD_REASON = "imported";
    private static final int PAGE = 1_000;
    private static final int MOST_PROBLEMS = 100;

    @Inject
    private Customers customers;

    @Inject
    private Requesters requesters;

    /** Writes all wishes, or those about one requester, page by page. */
    StreamingOutput export(String onlyOf) {
        return out -> write(out, onlyOf);
    }

    private void write(OutputStream out, String onlyOf) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter rows = new CSVPrinter(
                text, CSVFormat.RFC4180.builder().setHeader(COLUMNS).get());
        DoNotCallCursor place = DoNotCallCursor.BEGINNING;
        List<DoNotCall> page;
        do {
            page = customers.doNotCallAfter(place.address(), place.requesterId(), onlyOf, PAGE);
            for (DoNotCall wish : page) {
                rows.printRecord(
                        wish.address(),
                        wish.requesterId(),
                        plain(wish.reason()),
                        wish.since(),
                        wish.expiresAt().map(Instant::toString).orElse(""));
                place = DoNotCallCursor.after(wish);
            }
        } while (page.size() == PAGE);
        rows.flush();
    }

    /** No formula for the spreadsheet that opens it. */
    private static String plain(String text) {
        return text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    /** Adds all rows, or none: then the problem names what is wrong with which row. Returns how many there were. */
    int add(InputStream body, String onlyOf) throws IOException {
        List<FieldError> problems = new ArrayList<>();
        List<NewWish> wishes = new ArrayList<>();
        for (CSVRecord row : CsvBody.read(body, Set.of(COLUMNS), COLUMNS[0])) {
            String path = "/" + row.getRecordNumber() + "/";
            String reason = CsvBody.field(row, "reason");
            NewWish wish = new NewWish(
                    CsvBody.field(row, "customer"),
                    CsvBody.field(row, "requester"),
                    reason == null ? STANDARD_REASON : reason,
                    instant(row, path, problems),
                    onlyOf,
                    requesters);
            wish.problems().forEach(problem -> problems.add(new FieldError(path + problem.field(), problem.detail())));
            wishes.add(wish);
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(Problem.invalid(problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()))));
        }
        wishes.forEach(wish -> wish.keep(customers));
        return wishes.size();
    }

    private static Instant instant(CSVRecord row, String path, List<FieldError> problems) {
        String text = CsvBody.field(row, "until");
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            problems.add(new FieldError(path + "until", "must be a time with an offset as of ISO 8601"));
            return null;
        }
    }
}
