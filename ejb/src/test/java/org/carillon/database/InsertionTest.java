package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carillon.database.Insertion.Field;
import org.junit.jupiter.api.Test;

class InsertionTest {

    private record Note(String text, int weight, boolean urgent, Instant at) {}

    private static final Insertion<Note> NOTES = new Insertion<>(
            "note",
            List.of(
                    Field.next("id", "note_seq"),
                    Field.text("text", Note::text),
                    Field.number("weight", Note::weight),
                    Field.flag("urgent", Note::urgent),
                    Field.instant("at", Note::at)));

    private static List<List<Object>> bound(Note note) throws SQLException {
        List<List<Object>> parameters = new ArrayList<>();
        PreparedStatement statement = (PreparedStatement) Proxy.newProxyInstance(
                InsertionTest.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    parameters.add(Arrays.asList(arguments));
                    return null;
                });
        NOTES.bind(statement, 1, note);
        return parameters;
    }

    @Test
    void namesItsColumnsAndTakesIdentitiesFromTheSequence() {
        assertThat(NOTES.sql())
                .isEqualTo("insert into note (id, text, weight, urgent, at) values (nextval('note_seq'), ?, ?, ?, ?)");
    }

    @Test
    void namesItsColumnsOnceForManyRows() {
        assertThat(NOTES.sql(2))
                .endsWith(" values (nextval('note_seq'), ?, ?, ?, ?), (nextval('note_seq'), ?, ?, ?, ?)");
    }

    @Test
    void bindsWhatIsNotComputedByTheDatabase() throws SQLException {
        assertThat(bound(new Note("hello", 3, true, Instant.parse("2026-03-29T01:30:00.123456789Z"))))
                .containsExactly(
                        List.of(1, "hello", Types.VARCHAR),
                        List.of(2, 3, Types.INTEGER),
                        List.of(3, true, Types.BOOLEAN),
                        List.of(4, LocalDateTime.parse("2026-03-29T01:30:00.123456"), Types.TIMESTAMP));
    }

    @Test
    void bindsNullWithItsType() throws SQLException {
        assertThat(bound(new Note(null, 0, false, null)))
                .contains(Arrays.asList(1, null, Types.VARCHAR), Arrays.asList(4, null, Types.TIMESTAMP));
    }
}
