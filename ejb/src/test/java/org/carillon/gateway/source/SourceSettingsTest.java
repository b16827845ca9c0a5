package org.carillon.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;
import org.junit.jupiter.api.Test;

class SourceSettingsTest {

    private static final Set<String> ALLOWED = Set.of("jdbc/shop");
    private static final String TEXT = "'request': {'application': {'text': 'Hello'}}";

    @Test
    void whatTheOperatorAllowsIsTaken() {
        assertThatCode(() -> SourceSettings.check(
                        SourceKind.SQL,
                        json("{'dataSource': 'jdbc/shop', 'query': 'select * from calls', " + TEXT + "}"),
                        ALLOWED))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherDataSourceAndWhatIsNoQueryAreRefused() {
        assertThat(wrong(SourceKind.SQL, "{'dataSource': 'jdbc/other', 'query': 'delete from calls', " + TEXT + "}"))
                .containsExactlyInAnyOrder("settings.dataSource", "settings.query");
        assertThat(wrong(
                        SourceKind.SQL,
                        "{'dataSource': 'jdbc/shop', 'query': 'select 1; drop table calls', " + TEXT + "}"))
                .containsExactly("settings.query");
    }

    @Test
    void aFileNeedsAnAddressOnTheWebAndSomethingToSay() {
        assertThat(wrong(SourceKind.CSV, "{'url': 'file:///etc/passwd'}"))
                .containsExactlyInAnyOrder("settings.url", "settings.request");
        assertThat(wrong(SourceKind.CALENDAR, "{'url': 'https://shop.test/a.ics', 'to': ['12']}"))
                .containsExactly("settings.to");
    }

    @Test
    void whatIsOfAnotherKindIsRefused() {
        assertThat(wrong(SourceKind.CUSTOMERS, "{'date': 'renewal', 'query': 'select 1', 'daysBefore': 400}"))
                .containsExactlyInAnyOrder("settings.query", "settings.daysBefore");
    }

    @Test
    void aRequestMayNotHaveWhatEachRowHas() {
        assertThat(wrong(SourceKind.CUSTOMERS, "{'date': 'renewal', 'request': {'to': '+15550100'}}"))
                .containsExactly("settings.request");
    }

    private static List<String> wrong(SourceKind kind, String settings) {
        try {
            SourceSettings.check(kind, json(settings), ALLOWED);
            return List.of();
        } catch (InvalidRequestException e) {
            return e.problems().stream().map(Problem::field).toList();
        }
    }

    static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
