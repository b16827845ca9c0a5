package org.carillon.web.console.layout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How pages write instants. All of them in UTC, as the page says. Absent ones are a dash. */
@Named("times")
@ApplicationScoped
public class Times {

    private static final String NONE = "\u2013";
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Date and time to the second. */
    public String second(Instant instant) {
        return instant == null ? NONE : SECOND.format(instant);
    }

    /** Seconds after a beginning, with a plus. */
    public String since(Instant begin, Instant instant) {
        double seconds = Duration.between(begin, instant).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "%+.2f s", seconds);
    }
}
