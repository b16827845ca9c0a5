package org.carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.carillon.session.EventType;
import org.junit.jupiter.api.Test;

class FeedEventTest {

    private static final Instant AT = Instant.parse("2026-03-29T01:30:00.123456Z");

    private static String json(String detail, String state) {
        return new FeedEvent(7, 1500, "abc", "shop", AT, EventType.ACCEPTED, detail, state).json();
    }

    @Test
    void tellsAllThatIsKnown() {
        assertThat(json("by mail from \"shop\"", "received"))
                .isEqualTo(
                        "{\"event\":1500,\"session\":\"abc\",\"requester\":\"shop\",\"at\":\"2026-03-29T01:30:00.123456Z\","
                                + "\"type\":\"accepted\",\"state\":\"received\",\"detail\":\"by mail from \\\"shop\\\"\"}");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(json(null, null)).doesNotContain("state", "detail");
    }
}
