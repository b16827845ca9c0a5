package org.carillon.gateway.source;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carillon.gateway.schedule.CustomerTimes;

/** Reads a schedule source to its end, within bounds of rows and time. */
@ApplicationScoped
public class SourceReader {

    static final int MOST_ROWS = 10_000;

    /** A run that is at it longer than this stops by itself. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    @Inject
    private SqlRows sql;

    @Inject
    private CustomerRows customers;

    @Inject
    private CalendarFeed calendars;

    @Inject
    private SourceFiles files;

    @Inject
    private RowIntake intake;

    @Inject
    private CustomerTimes times;

    @Inject
    private Clock clock;

    /** What came of it: never throws, but for errors. */
    SourceTally read(ScheduleSource source) {
        SourceTally tally = new SourceTally();
        try {
            read(source, SourceSettings.of(source), tally);
        } catch (SourceException e) {
            tally.failed(e.getMessage());
        } catch (EJBException e) {
            tally.failed("the database of Carillon is away");
        }
        return tally;
    }

    private void read(ScheduleSource source, SourceSettings settings, SourceTally tally) throws SourceException {
        RowSink sink = sink(source, settings, tally);
        switch (source.kind()) {
            case SQL -> sql.read(settings.text("dataSource"), settings.text("query"), MOST_ROWS + 1, sink);
            case CUSTOMERS -> customers.read(source, settings, sink);
            default -> readFile(source, settings, sink, tally);
        }
    }

    private void readFile(ScheduleSource source, SourceSettings settings, RowSink sink, SourceTally tally)
            throws SourceException {
        SourceFiles.File file = files.fetch(settings.text("url"));
        if (file.digest().equals(source.contentDigest())) {
            tally.unchanged();
            return;
        }
        if (source.kind() == SourceKind.CALENDAR) {
            calendars.take(source, settings, file.text(), tally);
        } else {
            String delimiter = settings.text("delimiter");
            CsvRows.read(file.text(), delimiter == null ? ',' : delimiter.charAt(0), sink);
        }
        tally.readFileWith(file.digest());
    }

    private RowSink sink(ScheduleSource source, SourceSettings settings, SourceTally tally) {
        RowRequest requests = new RowRequest(source, settings, times);
        Instant deadline = clock.instant().plus(LONGEST);
        return row -> {
            if (tally.seen() >= MOST_ROWS) {
                tally.incomplete("there are more than " + MOST_ROWS + " rows: the others were left out");
                return false;
            }
            if (clock.instant().isAfter(deadline)) {
                tally.incomplete("it took longer than " + LONGEST.toMinutes() + " minutes: the rest was left out");
                return false;
            }
            intake.take(row, requests, tally);
            return true;
        };
    }
}
