package org.carillon.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.carillon.request.InvalidRequestException.Problem;
import org.junit.jupiter.api.Test;

class RowSourceTest {

    private static final String REQUEST = "{\"to\": \"+15550100\", \"application\": {\"text\": \"x\"}}";

    @Test
    void eachLineIsARow() throws Exception {
        List<UploadedRow> rows = all(new LineRows(bytes(REQUEST + "\r\n\n{\"key\": \"a\", \"to\": \"x\"}")));

        assertThat(rows).extracting(UploadedRow::number).containsExactly(1, 2);
        assertThat(rows).extracting(UploadedRow::key).containsExactly(null, "a");
        assertThat(rows.get(1).request().keySet()).containsExactly("to");
    }

    @Test
    void aLineThatIsNoRequestDoesNotHoldUpTheOthers() throws Exception {
        List<UploadedRow> rows = all(new LineRows(bytes(String.join(
                "\n",
                "{",
                "[]",
                "{\"to\": 1, \"to\": 2}",
                "{\"key\": 5}",
                "{\"key\": \"a b\"}",
                "[".repeat(5_000),
                REQUEST))));

        assertThat(rows.subList(0, 6))
                .allSatisfy(row -> assertThat(row.problems()).hasSize(1));
        assertThat(rows.get(3).problems()).containsExactly(new Problem("key", "must be a string"));
        assertThat(rows.get(6).problems()).isEmpty();
        assertThat(rows.get(6).requestOf("shop", "b").id().asText()).isEqualTo("rest:batch/b/7");
    }

    @Test
    void anOwnKeyIsNeverTheNumberOfAnotherRow() throws Exception {
        UploadedRow row = all(new LineRows(bytes(REQUEST.replace("{\"to\"", "{\"key\": \"7\", \"to\""))))
                .get(0);

        assertThat(row.requestOf("shop", "b").id().asText()).isEqualTo("rest:batch/b/key/7");
    }

    @Test
    void csvNamesItsFieldsInTheFirstLine() throws Exception {
        List<UploadedRow> rows = all(
                new CsvRows(
                        bytes(
                                "\uFEFFkey,to,application.text,priority,parameters.name\nc-1,+15550100,\"Hello, \"\"you\"\"\n!\",7,\n,+15550101,x,,Ann\n")));

        assertThat(rows).extracting(UploadedRow::key).containsExactly("c-1", null);
        assertThat(rows.get(0).request())
                .hasToString(
                        "{\"to\":\"+15550100\",\"application\":{\"text\":\"Hello, \\\"you\\\"\\n!\"},\"priority\":7}");
        assertThat(rows.get(1).request())
                .hasToString(
                        "{\"to\":\"+15550101\",\"application\":{\"text\":\"x\"},\"parameters\":{\"name\":\"Ann\"}}");
    }

    @Test
    void aCsvRowWithTooManyCellsSaysSo() throws Exception {
        List<UploadedRow> rows = all(new CsvRows(bytes("to,key\n1,2,3\n4,5\n")));

        assertThat(rows.get(0).problems()).containsExactly(new Problem("", "has 3 cells for 2 columns"));
        assertThat(rows.get(1).key()).isEqualTo("5");
    }

    @Test
    void whatIsTooLargeEndsTheUpload() {
        assertThatThrownBy(() -> all(new LineRows(bytes("x".repeat(BatchLimits.ROW + 1)))))
                .isInstanceOf(BatchTooLargeException.class)
                .hasMessageContaining("row 1 is longer");
        assertThatThrownBy(() -> all(new LineRows(bytes("{}\n".repeat(BatchLimits.ROWS + 1)))))
                .isInstanceOf(BatchTooLargeException.class)
                .hasMessageContaining("at most 10000 rows");
        assertThatThrownBy(() -> all(new CsvRows(bytes("to\n\"" + "x".repeat(200_000) + "\"\n"))))
                .isInstanceOf(BatchTooLargeException.class)
                .hasMessageContaining("longer than");
        assertThatThrownBy(() -> all(new CsvRows(bytes("to\n" + "1\n".repeat(BatchLimits.ROWS + 1)))))
                .isInstanceOf(BatchTooLargeException.class)
                .hasMessageContaining("at most 10000 rows");
    }

    @Test
    void whatIsNotUtf8OrNotCsvEndsTheUpload() {
        assertThatThrownBy(() -> all(new LineRows(new ByteArrayInputStream(new byte[] {'{', (byte) 0xff, '}'}))))
                .isInstanceOf(BatchTooLargeException.class)
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> all(new CsvRows(bytes("to\n\"1\"2\n"))))
                .isInstanceOf(BatchTooLargeException.class)
                .hasMessageContaining("not CSV");
        assertThatThrownBy(() -> all(new CsvRows(bytes(""))))
                .isInstanceOf(BatchTooLargeException.class)
                .hasMessageContaining("name the columns");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<UploadedRow> all(RowSource source) throws Exception {
        List<UploadedRow> rows = new ArrayList<>();
        for (List<UploadedRow> some = source.next(3); !some.isEmpty(); some = source.next(3)) {
            rows.addAll(some);
        }
        return rows;
    }
}
