package org.carillon.batch;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.request.TextFields;

/**
 * Rows as CSV (RFC 4180). The first line names the fields as {@link TextFields} has them, and {@code key}; an empty cell is a field that
 * is not there. UTF-8.
 */
public final class CsvRows implements RowSource {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
    private static final int MOST_COLUMNS = 200;

    private final BoundedRows bound;
    private final Iterator<CSVRecord> records;
    private final List<String> names;
    private int number;

    /**
     * Reads the first line.
     *
     * @throws BatchTooLargeException when it can't be read
     * @throws IOException when the sender is gone
     */
    public CsvRows(InputStream body) throws IOException, BatchTooLargeException {
        BoundedStream bounded = new BoundedStream(body, BatchLimits.BYTES);
        this.bound = new BoundedRows(new InputStreamReader(bounded, StandardCharsets.UTF_8.newDecoder()));
        this.records = FORMAT.parse(bound).iterator();
        this.names = names();
    }

    private List<String> names() throws IOException, BatchTooLargeException {
        CSVRecord first = hasNext() ? records.next() : null;
        if (first == null || first.size() > MOST_COLUMNS) {
            throw new BatchTooLargeException(
                    "the first line must name the columns, at most " + MOST_COLUMNS + " of them");
        }
        List<String> names = new ArrayList<>();
        first.forEach(name -> names.add(name.strip()));
        if (!names.isEmpty() && names.get(0).startsWith("\uFEFF")) {
            names.set(0, names.get(0).substring(1));
        }
        return names;
    }

    @Override
    public List<UploadedRow> next(int most) throws IOException, BatchTooLargeException {
        List<UploadedRow> rows = new ArrayList<>();
        while (rows.size() < most && hasNext()) {
            if (++number > BatchLimits.ROWS) {
                throw new BatchTooLargeException("a batch may have at most " + BatchLimits.ROWS + " rows");
            }
            rows.add(row(records.next()));
            bound.begin();
        }
        return rows;
    }

    private boolean hasNext() throws IOException, BatchTooLargeException {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw unreadable(e);
        }
    }

    private BatchTooLargeException unreadable(RuntimeException e) throws IOException {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof BoundedStream.OverflowException) {
            return new BatchTooLargeException("a batch may have at most " + BatchLimits.BYTES + " bytes");
        }
        if (cause instanceof CharacterCodingException) {
            return new BatchTooLargeException("row " + (number + 1) + " or one soon after it is not UTF-8");
        }
        if (cause instanceof BoundedRows.LongRowException) {
            return new BatchTooLargeException(
                    "row " + (number + 1) + " or one soon after it is longer than " + BatchLimits.ROW + " characters");
        }
        if (cause instanceof CSVException || cause instanceof IllegalStateException) {
            return new BatchTooLargeException("row " + (number + 1) + " is not CSV as of RFC 4180");
        }
        throw cause instanceof IOException gone ? gone : new IOException(cause);
    }

    private UploadedRow row(CSVRecord row) {
        if (row.size() > names.size()) {
            return UploadedRow.unreadable(
                    number, List.of(new Problem("", "has " + row.size() + " cells for " + names.size() + " columns")));
        }
        TextFields fields = new TextFields();
        String key = null;
        for (int i = 0; i < row.size(); i++) {
            if (names.get(i).equals("key")) {
                key = row.get(i).isEmpty() ? null : row.get(i);
            } else if (!row.get(i).isEmpty()) {
                fields.add(names.get(i), row.get(i));
            }
        }
        try {
            JsonObject request = fields.json();
            return UploadedRow.of(number, key, request);
        } catch (InvalidRequestException e) {
            return UploadedRow.unreadable(number, e.problems());
        }
    }
}
