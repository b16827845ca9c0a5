package org.carillon.web.console.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {

    private final Times times = new Times();
    private final Instant begin = Instant.parse("2026-11-21T02:03:04.500Z");

    @Test
    void instantsAreWrittenInUtcToTheSecond() {
        assertThat(times.second(begin)).isEqualTo("2026-11-21 02:03:04");
    }

    @Test
    void whatHasNotHappenedIsADash() {
        assertThat(times.second(null)).isEqualTo("\u2013");
    }

    @Test
    void aTimelineCountsFromItsBeginning() {
        assertThat(times.since(begin, begin.plusMillis(1234))).isEqualTo("+1.23 s");
    }
}
