package org.carillon.web.api.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;

/** Reads a body as CSV (RFC 4180) with a line of names: bounded, strictly UTF-8, no name that is not known. */
public final class CsvBody {

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_ROWS = 20_000;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    private CsvBody() {}

    /**
     * Reads to the end.
     *
     * @param known names of columns
     * @param required the column that must be there
     * @throws ProblemException when it is too large, or no such CSV
     */
    public static List<CSVRecord> read(InputStream body, Set<String> known, String required) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE, "A body may have at most " + MOST_BYTES + " bytes.");
        }
        Reader text =
                new InputStreamReader(new java.io.ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());
        try (CSVParser parser = FORMAT.parse(text)) {
            check(parser.getHeaderNames(), known, required);
            List<CSVRecord> rows = new ArrayList<>();
            for (CSVRecord row : parser) {
                rows.add(checked(row));
                if (rows.size() > MOST_ROWS) {
                    throw new ProblemException(ProblemType.TOO_LARGE, "At most " + MOST_ROWS + " rows at once.");
                }
            }
            return rows;
        } catch (CharacterCodingException e) {
            throw ProblemException.invalid("", "is not UTF-8");
        } catch (IllegalArgumentException | IllegalStateException | java.io.UncheckedIOException | IOException e) {
            throw ProblemException.invalid("", "is not CSV: " + e.getMessage());
        }
    }

    private static void check(List<String> names, Set<String> known, String required) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw ProblemException.invalid(
                        "", "the column " + name + " is not known here: " + String.join(", ", known));
            }
        }
        if (!names.contains(required)) {
            throw ProblemException.invalid("", "the first line must name the columns, " + required + " among them");
        }
    }

    private static CSVRecord checked(CSVRecord row) {
        if (!row.isConsistent()) {
            throw ProblemException.invalid(
                    "row " + row.getRecordNumber(), "has another number of fields than the first line");
        }
        return row;
    }

    /** The field, or null when it is empty or the column is not there. */
    public static String field(CSVRecord row, String column) {
        String value = row.isMapped(column) ? row.get(column) : null;
        return value == null || value.isEmpty() ? null : value;
    }
}
