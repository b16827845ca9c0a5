package org.carillon.gateway.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The rows of a query on a data source of the server, one of those that the operator allows. The connection is set read-only and what the
 * query does is rolled back; a database user that may only read is the operator's to give.
 */
@ApplicationScoped
public class SqlRows {

    private static final int FETCH_SIZE = 500;
    private static final int LONGEST_VALUE = 100_000;

    @Inject
    @ConfigProperty(name = "carillon.sources.data-sources")
    private Optional<String> allowed;

    @Inject
    @ConfigProperty(name = "carillon.sources.query-timeout-seconds", defaultValue = "30")
    private int timeoutSeconds;

    /** JNDI names of the data sources that may be queried. */
    Set<String> allowedDataSources() {
        return Arrays.stream(allowed.orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param most rows that are asked for */
    void read(String dataSource, String query, int most, RowSink sink) throws SourceException {
        if (!allowedDataSources().contains(dataSource)) {
            throw new SourceException("the data source " + dataSource + " is no longer one that the operator allows");
        }
        try (Connection connection = find(dataSource).getConnection()) {
            boolean wasReadOnly = connection.isReadOnly();
            boolean autoCommit = connection.getAutoCommit();
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                read(connection, query, most, sink);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
                connection.setReadOnly(wasReadOnly);
            }
        } catch (SQLException e) {
            throw new SourceException("the query failed: " + e.getMessage(), e);
        }
    }

    private static DataSource find(String name) throws SourceException {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException | ClassCastException e) {
            throw new SourceException("there is no data source " + name, e);
        }
    }

    private void read(Connection connection, String query, int most, RowSink sink) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(timeoutSeconds);
            statement.setMaxRows(most);
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next() && sink.take(row(rows))) {
                    // the sink does the work
                }
            }
        }
    }

    private static SourceRow row(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        Map<String, Object> values = new HashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = value(rows, columns, i);
            if (value != null) {
                values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), value);
            }
        }
        return new SourceRow(values);
    }

    private static Object value(ResultSet rows, ResultSetMetaData columns, int column) throws SQLException {
        int type = columns.getColumnType(column);
        // PostgreSQL tells of both its timestamps as the one without a zone
        if (type == Types.TIMESTAMP_WITH_TIMEZONE
                || columns.getColumnTypeName(column).equalsIgnoreCase("timestamptz")) {
            return rows.getObject(column, OffsetDateTime.class);
        }
        if (type == Types.TIMESTAMP) {
            return rows.getObject(column, LocalDateTime.class);
        }
        if (type == Types.DATE) {
            return rows.getObject(column, LocalDate.class);
        }
        String text = rows.getString(column);
        if (text != null && text.length() > LONGEST_VALUE) {
            throw new SQLException("a value of " + columns.getColumnLabel(column) + " is longer than " + LONGEST_VALUE
                    + " characters");
        }
        return text;
    }
}
