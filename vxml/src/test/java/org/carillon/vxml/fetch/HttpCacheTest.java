package org.carillon.vxml.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RFC 9111, with the requests' own limits of VoiceXML 2.0 section 6.1.2. */
class HttpCacheTest {

    private final FakeClock clock = new FakeClock();
    private final HttpCache cache = new HttpCache(clock);
    private int asked;
    private Map<String, String> conditions = Map.of();

    private String get(Integer maxAge, Integer maxStale, HttpResponse answer) throws IOException {
        return get(maxAge, maxStale, null, answer);
    }

    private String get(Integer maxAge, Integer maxStale, String cookie, HttpResponse answer) throws IOException {
        FetchRequest request =
                new FetchRequest(URI.create("http://x.example/a"), null, null, null, 100, maxAge, maxStale);
        return new String(cache.answer(request, cookie, sent -> {
                    asked++;
                    conditions = sent;
                    return answer;
                })
                .body());
    }

    private static HttpResponse answer(int status, String body, String... headers) {
        Map<String, List<String>> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return new HttpResponse(status, all, body.getBytes());
    }

    @Test
    void whatIsFreshIsNotAskedFor() throws IOException {
        get(null, null, answer(200, "one", "cache-control", "max-age=60"));
        clock.pass(Duration.ofSeconds(59));
        assertThat(get(null, null, answer(200, "two"))).isEqualTo("one");
        clock.pass(Duration.ofSeconds(1));
        assertThat(get(null, null, answer(200, "two"))).isEqualTo("two");
    }

    @Test
    void theRequestCanWantItYounger() throws IOException { // maxage
        get(null, null, answer(200, "one", "cache-control", "max-age=60"));
        clock.pass(Duration.ofSeconds(30));
        assertThat(get(20, null, answer(200, "two", "cache-control", "max-age=60")))
                .isEqualTo("two");
        assertThat(get(0, null, answer(200, "three"))).isEqualTo("three");
    }

    @Test
    void theRequestCanTakeItStale() throws IOException { // maxstale
        get(null, null, answer(200, "one", "cache-control", "max-age=60"));
        clock.pass(Duration.ofSeconds(100));
        assertThat(get(null, 60, answer(200, "two"))).isEqualTo("one");
        clock.pass(Duration.ofSeconds(100));
        assertThat(get(null, 60, answer(200, "two"))).isEqualTo("two");
    }

    @Test
    void mustRevalidateIsStrongerThanMaxstale() throws IOException {
        get(null, null, answer(200, "one", "cache-control", "max-age=60, must-revalidate"));
        clock.pass(Duration.ofSeconds(61));
        assertThat(get(null, 600, answer(200, "two"))).isEqualTo("two");
    }

    @Test
    void whatIsStaleIsValidated() throws IOException {
        get(null, null, answer(200, "one", "cache-control", "max-age=60", "etag", "\"1\"", "last-modified", "x"));
        clock.pass(Duration.ofSeconds(61));
        assertThat(get(null, null, answer(304, "", "cache-control", "max-age=60")))
                .isEqualTo("one");
        assertThat(conditions).containsEntry("If-None-Match", "\"1\"").containsEntry("If-Modified-Since", "x");
        assertThat(get(null, null, answer(200, "two"))).isEqualTo("one");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void whatMayNotBeStoredIsNot() throws IOException {
        for (String[] header : new String[][] {
            {"cache-control", "no-store, max-age=60"},
            {"cache-control", "private, max-age=60"},
            {"vary", "*"},
            {"set-cookie", "a=b"}
        }) {
            get(null, null, answer(200, "one", header[0], header[1], "etag", "\"1\""));
            assertThat(get(null, null, answer(200, "two"))).as(header[1]).isEqualTo("two");
        }
    }

    @Test
    void whatVariesByCookieIsNotForOthers() throws IOException {
        get(null, null, "a=1", answer(200, "one", "cache-control", "max-age=60", "vary", "Cookie"));
        assertThat(get(null, null, "a=2", answer(200, "two", "cache-control", "max-age=60", "vary", "Cookie")))
                .isEqualTo("two");
        assertThat(get(null, null, "a=2", answer(200, "three"))).isEqualTo("two");
    }

    @Test
    void expiresAndAgeCount() throws IOException {
        get(
                null,
                null,
                answer(
                        200,
                        "one",
                        "date",
                        "Sat, 21 Nov 2026 00:00:00 GMT",
                        "expires",
                        "Sat, 21 Nov 2026 00:01:00 GMT",
                        "age",
                        "30"));
        clock.pass(Duration.ofSeconds(29));
        assertThat(get(null, null, answer(200, "two"))).isEqualTo("one");
        clock.pass(Duration.ofSeconds(1));
        assertThat(get(null, null, answer(200, "two"))).isEqualTo("two");
    }

    @Test
    void withoutAWordATenthOfItsAgeIsGuessed() throws IOException { // section 4.2.2
        get(
                null,
                null,
                answer(
                        200,
                        "one",
                        "date",
                        "Sat, 21 Nov 2026 00:00:00 GMT",
                        "last-modified",
                        "Fri, 20 Nov 2026 00:00:00 GMT"));
        clock.pass(Duration.ofMinutes(143));
        assertThat(get(null, null, answer(200, "two"))).isEqualTo("one");
        clock.pass(Duration.ofMinutes(2));
        assertThat(get(null, null, answer(200, "two"))).isEqualTo("two");
    }

    /** Time passes when told. */
    private static final class FakeClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
