package org.carillon.web.console.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.carillon.session.SessionFilter.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceInListTest {

    @Test
    void whatIsWrittenIsRead() {
        PlaceInList place = new PlaceInList(new Position(Instant.parse("2026-11-21T02:03:04.567891Z"), "0e6f1f6e"));

        assertThat(PlaceInList.of(place.text())).contains(place);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"nonsense", "yesterday_0e6f", "_", "2026-11-21T02:03:04Z"})
    void whatIsNoPlaceIsTheBeginning(String text) {
        assertThat(PlaceInList.of(text)).isEmpty();
        assertThat(PlaceInList.of("9".repeat(10_000) + "_x")).isEmpty();
    }
}
