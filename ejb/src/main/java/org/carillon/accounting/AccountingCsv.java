package org.carillon.accounting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Records for spreadsheets and billing programs: RFC 4180 with a header line, times in UTC. */
public final class AccountingCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "position",
                    "kind",
                    "id",
                    "session",
                    "requester",
                    "to",
                    "source",
                    "type",
                    "number",
                    "outcome",
                    "cause",
                    "node",
                    "server",
                    "created",
                    "placed",
                    "answered",
                    "ended",
                    "talkMillis",
                    "policies",
                    "pricePerMinute",
                    "cost")
            .get();

    private AccountingCsv() {}

    public static String of(List<AccountingRecord> records) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            for (AccountingRecord record : records) {
                print(csv, record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void print(CSVPrinter csv, AccountingRecord record) throws IOException {
        csv.printRecord(
                record.position(),
                record.kind().word(),
                record.id(),
                record.sessionId(),
                record.requesterId(),
                record.address(),
                record.source(),
                record.type(),
                record.number(),
                record.outcome(),
                record.cause(),
                record.nodeId(),
                record.serverName(),
                record.createdAt(),
                record.placedAt(),
                record.answeredAt(),
                record.endedAt(),
                record.talkMillis(),
                record.policies(),
                record.pricePerMinute(),
                record.cost());
    }
}
