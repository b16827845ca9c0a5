package org.carillon.web.api.server;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Locale;
import org.carillon.telephony.ServerStatistics;
import org.carillon.telephony.ServerStatus;

/** A telephony server as it is now. */
@JsonbPropertyOrder({"name", "kind", "availability", "reason", "use", "capacity", "inUse", "free", "since", "statistics"
})
public record ServerView(
        String name,
        String kind,
        String availability,
        String reason,
        String use,
        int capacity,
        int inUse,
        int free,
        Instant since,
        Statistics statistics) {

    /** How it has been doing lately; what is not known yet is left out. */
    @JsonbPropertyOrder({"setUpsPerSecond", "failuresPerMinute", "answerSeizureRatio", "roundTripMillis"})
    public record Statistics(
            double setUpsPerSecond, double failuresPerMinute, Double answerSeizureRatio, Double roundTripMillis) {

        static Statistics of(ServerStatistics statistics) {
            double ratio = statistics.answerSeizureRatio();
            return new Statistics(
                    rounded(statistics.setUpsPerSecond()),
                    statistics.failuresPerMinute(),
                    Double.isNaN(ratio) ? null : rounded(ratio),
                    statistics.roundTrip().isZero()
                            ? null
                            : rounded(statistics.roundTrip().toNanos() / 1e6));
        }

        private static double rounded(double value) {
            return Math.round(value * 1_000) / 1_000.0;
        }
    }

    static ServerView of(ServerStatus server, String use) {
        return new ServerView(
                server.name(),
                server.kind(),
                server.availability().name().toLowerCase(Locale.ROOT),
                server.reason().isEmpty() ? null : server.reason(),
                use,
                server.capacity(),
                server.inUse(),
                server.free(),
                server.since(),
                Statistics.of(server.statistics()));
    }
}
