package org.carillon.database;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes many rows at once with JDBC, in the caller's transaction and on the provider's connection, but past its unit of work, which does
 * nothing for a row that nobody goes on working with and takes more time for it than the rest of an intake. What the rows refer to has to be
 * flushed before. Thread-safe.
 */
@ApplicationScoped
public class ManyRows {

    private static final int MOST_TOGETHER = 500;

    /** Each number of rows is a statement that the database keeps prepared. */
    private static final int FEW = 16;

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    /** Sets the parameters of a statement. */
    @FunctionalInterface
    public interface Binding<T> {

        void bind(PreparedStatement statement, T row) throws SQLException;
    }

    /**
     * Executes the statement for each row, in their order, those of a batch travelling together.
     *
     * @throws EJBException when the database refuses one: nothing of the transaction may stay
     */
    public <T> void write(String sql, List<T> rows, Binding<T> binding) {
        if (rows.isEmpty()) {
            return;
        }
        // the connection is the provider's: another one of the pool would not share its transaction
        try (PreparedStatement statement = entities.unwrap(Connection.class).prepareStatement(sql)) {
            int waiting = 0;
            for (T row : rows) {
                binding.bind(statement, row);
                statement.addBatch();
                if (++waiting == MOST_TOGETHER) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new EJBException("rows were not written: " + withoutValues(e));
        }
    }

    /** What a driver says of a batch shows the rows that it could not write; what the database says of one, from its second line on. */
    private static String withoutValues(SQLException e) {
        SQLException said = e.getNextException() == null ? e : e.getNextException();
        String firstLine = String.valueOf(said.getMessage()).lines().findFirst().orElse("");
        return firstLine + " (SQL state " + said.getSQLState() + ")";
    }

    /**
     * Adds the rows.
     *
     * @throws EJBException as {@link #write} does
     */
    public <T> void add(Insertion<T> insertion, List<T> rows) {
        write(insertion.sql(), rows, (statement, row) -> insertion.bind(statement, 1, row));
    }

    /**
     * Adds rows of two tables, the second of which refer to the first, in one journey to the database where they are few: then the journey
     * takes longer than the rows.
     *
     * @throws EJBException as {@link #write} does
     */
    public <T, S> void addBoth(Insertion<T> insertion, List<T> rows, Insertion<S> referring, List<S> referringRows) {
        if (rows.size() > FEW || rows.size() != referringRows.size()) {
            add(insertion, rows);
            add(referring, referringRows);
        } else if (!rows.isEmpty()) {
            addFew(insertion, rows, referring, referringRows);
        }
    }

    private <T, S> void addFew(Insertion<T> insertion, List<T> rows, Insertion<S> referring, List<S> referringRows) {
        String sql = insertion.sql(rows.size()) + "; " + referring.sql(rows.size());
        try (PreparedStatement statement = entities.unwrap(Connection.class).prepareStatement(sql)) {
            int parameter = 1;
            for (T row : rows) {
                parameter = insertion.bind(statement, parameter, row);
            }
            for (S row : referringRows) {
                parameter = referring.bind(statement, parameter, row);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new EJBException("rows were not written: " + withoutValues(e));
        }
    }
}
