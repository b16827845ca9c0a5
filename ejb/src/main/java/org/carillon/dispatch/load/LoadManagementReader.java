package org.carillon.dispatch.load;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.dispatch.load.InvalidLoadManagementException.Fault;
import org.carillon.dispatch.selection.SelectionScheme;

/** Reads {@link LoadManagement} from JSON. Strict: what it does not know it refuses. What is absent stays as standard. */
public final class LoadManagementReader {

    private static final double SLOWEST = 0.001;
    private static final double FASTEST = 10_000;
    private static final int MOST_SESSIONS = 1_000_000;
    private static final int LONGEST_SECONDS = 86_400;

    private static final String REQUESTER = "\\*|[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final String DESTINATION = "\\+[0-9]{0,15}|sip:[A-Za-z0-9._-]{0,64}";
    private static final String SERVER = "[A-Za-z0-9_-]{1,64}";

    private final List<Fault> faults = new ArrayList<>();

    private LoadManagementReader() {}

    /** @throws InvalidLoadManagementException naming everything that is wrong */
    public static LoadManagement read(JsonObject json) throws InvalidLoadManagementException {
        LoadManagementReader reader = new LoadManagementReader();
        StrictObject fields = new StrictObject(json, "", reader.faults);
        LoadManagement read = reader.loadManagement(fields);
        fields.refuseUnknown();
        if (!reader.faults.isEmpty()) {
            throw new InvalidLoadManagementException(reader.faults);
        }
        return read;
    }

    private LoadManagement loadManagement(StrictObject fields) {
        return new LoadManagement(
                fields.text("scheme").flatMap(word -> scheme(fields, word)).orElse(LoadManagement.STANDARD.scheme()),
                fields.object("ceilings", LoadManagementReader::ceilings).orElse(Ceilings.CAPACITY),
                fields.object("smoothing", LoadManagementReader::smoothing).orElse(Smoothing.NONE),
                limits(fields, "requesters", REQUESTER),
                limits(fields, "destinations", DESTINATION),
                fields.object("coolDown", LoadManagementReader::coolDown));
    }

    private static Optional<SelectionScheme> scheme(StrictObject fields, String word) {
        try {
            return Optional.of(SelectionScheme.ofWord(word));
        } catch (IllegalArgumentException e) {
            return fields.wrong("scheme", e.getMessage());
        }
    }

    private static Ceilings ceilings(StrictObject fields) {
        return new Ceilings(
                fields.whole("overallPercent", 0, 100).orElse(100),
                fields.whole("perServerPercent", 0, 100).orElse(100),
                fields.entries("servers", SERVER, (servers, name) -> servers.whole(name, 0, 100)));
    }

    private static Smoothing smoothing(StrictObject fields) {
        Smoothing smoothing = new Smoothing(
                fields.object("overall", LoadManagementReader::rate),
                fields.object("perServer", LoadManagementReader::rate),
                fields.object("rampUp", LoadManagementReader::rampUp));
        if (smoothing.rampUp().isPresent() && !fields.has("perServer")) {
            fields.wrong("rampUp", "needs the rate of a server: perServer");
        }
        return smoothing;
    }

    /** Null, and a fault noted, when there is no rate. */
    private static Rate rate(StrictObject fields) {
        Optional<Rate> rate = optionalRate(fields);
        if (rate.isEmpty() && !fields.has("callsPerSecond")) {
            fields.wrong("callsPerSecond", "is missing");
        }
        return rate.orElse(null);
    }

    /** Where no burst is given, one second's calls may come at once. */
    private static Optional<Rate> optionalRate(StrictObject fields) {
        Optional<Integer> burst = fields.whole("burst", 1, (int) FASTEST);
        return fields.number("callsPerSecond", SLOWEST, FASTEST)
                .map(calls -> new Rate(calls, burst.orElse((int) Math.ceil(calls))));
    }

    private static RampUp rampUp(StrictObject fields) {
        Optional<Double> from = fields.number("fromCallsPerSecond", SLOWEST, FASTEST);
        Optional<Duration> length = seconds(fields, "seconds");
        return from.isPresent() && length.isPresent() ? new RampUp(from.get(), length.get()) : missing(fields);
    }

    private static CoolDown coolDown(StrictObject fields) {
        Optional<Integer> failures = fields.whole("failures", 1, 1_000);
        Optional<Duration> window = seconds(fields, "windowSeconds");
        Optional<Duration> pause = seconds(fields, "pauseSeconds");
        return failures.isPresent() && window.isPresent() && pause.isPresent()
                ? new CoolDown(failures.get(), window.get(), pause.get())
                : missing(fields);
    }

    private static <T> T missing(StrictObject fields) {
        fields.refuseAbsent();
        return null;
    }

    private static Optional<Duration> seconds(StrictObject fields, String name) {
        return fields.whole(name, 1, LONGEST_SECONDS).map(Duration::ofSeconds);
    }

    private static Map<String, TrafficLimit> limits(StrictObject fields, String name, String pattern) {
        return fields.entries(name, pattern, (members, key) -> members.object(key, limit -> limit(limit, key)));
    }

    private static TrafficLimit limit(StrictObject fields, String key) {
        int least = key.equals(LoadManagement.ANY_OTHER) ? 1 : 0;
        Optional<Integer> simultaneous = fields.whole("simultaneous", least, MOST_SESSIONS);
        Optional<Rate> rate = optionalRate(fields);
        if (fields.has("burst") && !fields.has("callsPerSecond")) {
            fields.wrong("burst", "needs callsPerSecond");
        }
        return new TrafficLimit(simultaneous.map(OptionalInt::of).orElse(OptionalInt.empty()), rate);
    }
}
