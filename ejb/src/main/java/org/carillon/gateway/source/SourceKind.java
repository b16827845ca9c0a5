package org.carillon.gateway.source;

import java.util.Locale;

/** Where a schedule source takes its rows from. */
public enum SourceKind {
    /** A query on a data source of the server. */
    SQL,
    /** A CSV file by URL. */
    CSV,
    /** An iCalendar file by URL; its events become schedules. */
    CALENDAR,
    /** Dates of the requester's customers. */
    CUSTOMERS;

    /** The name in interfaces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such kind */
    public static SourceKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
