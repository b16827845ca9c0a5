package org.carillon.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.customer.CustomerAddress;
import org.carillon.gateway.schedule.CustomerTimes;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.NewRequest;
import org.carillon.request.RequestedApplication;
import org.junit.jupiter.api.Test;

class RowRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    /** Everybody lives in Kolkata and likes calls at six in the evening. */
    private static final CustomerTimes INDIA = new CustomerTimes() {
        @Override
        public Optional<ZoneId> zoneOf(CustomerAddress customer) {
            return Optional.of(ZoneId.of("Asia/Kolkata"));
        }

        @Override
        public Optional<LocalTime> preferredTime(String requesterId, CustomerAddress customer) {
            return Optional.of(LocalTime.of(18, 0));
        }
    };

    @Test
    void columnsBecomeThePartsOfARequest() throws Exception {
        NewRequest request = request(
                "{'columns': {'key': 'Id', 'to': 'PHONE', 'at': 'call_at'}, 'parameters': {'name': 'Customer'},"
                        + " 'request': {'priority': 7, 'application': {'url': 'https://apps.test/a.vxml'}}}",
                Map.of(
                        "id",
                        "4711",
                        "phone",
                        "+1 555 0100",
                        "call_at",
                        LocalDateTime.of(2026, 12, 1, 9, 30),
                        "customer",
                        "Ann"));
        assertThat(request.requesterId()).isEqualTo("shop");
        assertThat(request.id().asText()).isEqualTo("schedule:source:calls 4711");
        assertThat(request.at()).isEqualTo(Instant.parse("2026-12-01T04:00:00Z"));
        assertThat(request.expires()).isEqualTo(request.at().plus(Duration.ofDays(1)));
        assertThat(request.priority()).isEqualTo(7);
        assertThat(request.parameters()).containsExactly(Map.entry("name", "Ann"));
        assertThat(request.application()).isEqualTo(new RequestedApplication.Linked("https://apps.test/a.vxml"));
    }

    @Test
    void timesComeInManyForms() throws Exception {
        assertThat(at("2026-12-01T09:00+02:00")).isEqualTo("2026-12-01T07:00:00Z");
        assertThat(at("2026-12-01 09:00:00")).isEqualTo("2026-12-01T03:30:00Z");
        assertThat(at("2026-12-01")).isEqualTo("2026-12-01T12:30:00Z");
        assertThat(at(LocalDate.of(2026, 12, 1))).isEqualTo("2026-12-01T12:30:00Z");
        assertThat(at(OffsetDateTime.parse("2026-12-01T00:00:00Z"))).isEqualTo("2026-12-01T00:00:00Z");
        assertThatThrownBy(() -> at("tomorrow"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("at: must be a time");
    }

    private static String at(Object value) throws Exception {
        return request(
                        "{'request': {'application': {'text': 'Hello'}}}",
                        Map.of("key", "1", "to", "+15550100", "at", value))
                .at()
                .toString();
    }

    @Test
    void aRowWithoutAKeyIsRefused() {
        assertThatThrownBy(() -> request("{}", Map.of("to", "+15550100", "text", "Hello")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("key");
    }

    @Test
    void aCsvFileHasRowsByLabel() throws Exception {
        List<SourceRow> rows = new ArrayList<>();
        CsvRows.read("Key;To;Text\r\n1;+15550100;\"Hello;\nyou\"\r\n2;;\r\n", ';', rows::add);
        assertThat(rows)
                .containsExactly(
                        new SourceRow(Map.of("key", "1", "to", "+15550100", "text", "Hello;\nyou")),
                        new SourceRow(Map.of("key", "2")));
    }

    @Test
    void whatIsNoCsvIsRefused() {
        assertThatThrownBy(() -> CsvRows.read("key,key\n1,2\n", ',', row -> true))
                .isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> CsvRows.read("key\n\"open", ',', row -> true)).isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> CsvRows.read("", ',', row -> true)).isInstanceOf(SourceException.class);
    }

    private static NewRequest request(String settings, Map<String, Object> row) throws Exception {
        ScheduleSource source = new ScheduleSource("calls", NOW);
        source.becomes("shop", SourceKind.SQL, SourceSettingsTest.json(settings), Duration.ofHours(1), true, NOW);
        return new RowRequest(source, SourceSettings.of(source), INDIA).of(new SourceRow(row));
    }
}
