package org.carillon.it.benchmark;

import java.time.Duration;
import java.util.Locale;

/** The processor time of all that share the machine in a benchmark: the server, its database and the client, which is this process. */
final class CpuTimes {

    private final Processes server;
    private final Processes database;
    private final Processes client = Processes.of(ProcessHandle.current().pid());

    CpuTimes(ProcessHandle server, long databasePid) {
        this.server = Processes.of(server);
        this.database = Processes.of(databasePid);
    }

    /** What they had used at some time. */
    record Reading(Duration server, Duration database, Duration client) {}

    Reading read() {
        return new Reading(server.cpu(), database.cpu(), client.own());
    }

    /** What one of so many requests has taken since then. */
    String since(Reading before, int requests) {
        Reading now = read();
        return String.format(
                Locale.ROOT,
                "server %.2f ms, database %.2f ms, client %.2f ms",
                millis(now.server.minus(before.server), requests),
                millis(now.database.minus(before.database), requests),
                millis(now.client.minus(before.client), requests));
    }

    private static double millis(Duration time, int requests) {
        return time.toNanos() / 1e6 / requests;
    }
}
