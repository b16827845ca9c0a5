package org.carillon.gateway.source;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** The rows of a CSV file (RFC 4180), whose first line has the labels. */
final class CsvRows {

    private static final int MOST_COLUMNS = 200;

    private CsvRows() {}

    static void read(String text, char delimiter, RowSink sink) throws SourceException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .setAllowMissingColumnNames(false)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            if (parser.getHeaderNames().isEmpty() || parser.getHeaderNames().size() > MOST_COLUMNS) {
                throw new SourceException("the file must begin with a line of 1 to " + MOST_COLUMNS + " labels");
            }
            for (CSVRecord row : parser) {
                if (!sink.take(new SourceRow(values(row)))) {
                    return;
                }
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new SourceException("the file is not CSV: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new SourceException("the file is not CSV: " + e.getCause().getMessage(), e);
        }
    }

    private static Map<String, Object> values(CSVRecord row) {
        Map<String, Object> values = new HashMap<>();
        row.toMap().forEach((label, value) -> {
            if (value != null && !value.isEmpty()) {
                values.put(label.toLowerCase(Locale.ROOT), value);
            }
        });
        return values;
    }
}
