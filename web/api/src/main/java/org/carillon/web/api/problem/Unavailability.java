package org.carillon.web.api.problem;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Knows a database that is away by what is thrown for it. */
final class Unavailability {

    /** When it is worth trying again. */
    static final int RETRY_AFTER_SECONDS = 5;

    private static final int DEEPEST = 20;

    /** H2: connection broken, database closed, file locked, general connection error. */
    private static final Set<String> H2_STATES = Set.of("90067", "90098", "90121", "90020", "90043", "90031");

    private Unavailability() {}

    /** Whether a missing database is at the bottom of it. */
    static boolean isCauseOf(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isUnavailability(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isUnavailability(Throwable cause) {
        if (cause instanceof ResourceException
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException) {
            return true;
        }
        return cause instanceof SQLException sql && isUnavailability(sql);
    }

    private static boolean isUnavailability(SQLException sql) {
        String state = sql.getSQLState();
        // class 08 is "connection exception"; 57P0x is PostgreSQL shutting down or starting; the pool gives no state
        return state == null
                ? String.valueOf(sql.getMessage()).startsWith("Error in allocating a connection")
                : state.startsWith("08") || state.startsWith("57P0") || H2_STATES.contains(state);
    }
}
