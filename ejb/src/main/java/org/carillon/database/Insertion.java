package org.carillon.database;

import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How rows of a table are added by {@link ManyRows}, in words that H2 and PostgreSQL both know.
 *
 * @param table its name
 * @param fields all columns that are written; the others keep their defaults
 * @param <T> what becomes a row
 */
public record Insertion<T>(String table, List<Field<T>> fields) {

    /**
     * A column and what is written into it.
     *
     * @param expression SQL, with a question mark where the value goes
     * @param value may answer null; null itself where the expression needs no value
     */
    public record Field<T>(String column, String expression, JDBCType type, Function<T, Object> value) {

        private Field(String column, JDBCType type, Function<T, Object> value) {
            this(column, "?", type, value);
        }

        /** The next number of the sequence. */
        public static <T> Field<T> next(String column, String sequence) {
            return new Field<>(column, "nextval('" + sequence + "')", JDBCType.BIGINT, null);
        }

        public static <T> Field<T> text(String column, Function<T, String> value) {
            return new Field<>(column, JDBCType.VARCHAR, value::apply);
        }

        public static <T> Field<T> number(String column, Function<T, Integer> value) {
            return new Field<>(column, JDBCType.INTEGER, value::apply);
        }

        public static <T> Field<T> longNumber(String column, Function<T, Long> value) {
            return new Field<>(column, JDBCType.BIGINT, value::apply);
        }

        public static <T> Field<T> flag(String column, Function<T, Boolean> value) {
            return new Field<>(column, JDBCType.BOOLEAN, value::apply);
        }

        /** As {@link InstantColumn} keeps it. */
        public static <T> Field<T> instant(String column, Function<T, Instant> value) {
            InstantColumn form = new InstantColumn();
            return new Field<>(column, JDBCType.TIMESTAMP, row -> form.convertToDatabaseColumn(value.apply(row)));
        }
    }

    String sql() {
        return sql(1);
    }

    /** The same for several rows at once. */
    String sql(int rows) {
        String row = "(" + fields.stream().map(Field::expression).collect(Collectors.joining(", ")) + ")";
        return "insert into " + table + " ("
                + fields.stream().map(Field::column).collect(Collectors.joining(", ")) + ") values "
                + String.join(", ", Collections.nCopies(rows, row));
    }

    /** Sets the row's parameters from the given one on; returns the one after them. */
    int bind(PreparedStatement statement, int first, T row) throws SQLException {
        int parameter = first;
        for (Field<T> field : fields) {
            if (field.value() != null) {
                statement.setObject(
                        parameter++, field.value().apply(row), field.type().getVendorTypeNumber());
            }
        }
        return parameter;
    }
}
