package org.carillon.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachingSynthesizerTest {

    private final AtomicInteger spoken = new AtomicInteger();

    private final Synthesizer thousandSamples = ssml -> {
        spoken.incrementAndGet();
        return new Speech(new short[1000], 8000, List.of());
    };

    @Test
    void theSameDocumentIsSpokenOnce() throws Exception {
        CachingSynthesizer cache = new CachingSynthesizer(thousandSamples, 100_000);

        assertThat(cache.synthesize("a")).isSameAs(cache.synthesize("a"));
        assertThat(spoken).hasValue(1);
    }

    @Test
    void theLeastRecentlyUsedIsForgottenFirst() throws Exception {
        CachingSynthesizer cache = new CachingSynthesizer(thousandSamples, 5_000);
        cache.synthesize("a");
        cache.synthesize("b");
        cache.synthesize("a");
        cache.synthesize("c");

        cache.synthesize("a");
        assertThat(spoken).hasValue(3);
        cache.synthesize("b");
        assertThat(spoken).hasValue(4);
    }

    @Test
    void whatIsLargerThanTheCacheIsNotKept() throws Exception {
        CachingSynthesizer cache = new CachingSynthesizer(thousandSamples, 1_000);
        cache.synthesize("a");
        cache.synthesize("a");

        assertThat(spoken).hasValue(2);
    }

    @Test
    void callersAtTheSameTimeShareOneSynthesis() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CachingSynthesizer cache = new CachingSynthesizer(
                ssml -> {
                    asked.countDown();
                    await(go);
                    return thousandSamples.synthesize(ssml);
                },
                100_000);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Speech>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(callers.submit(() -> cache.synthesize("a")));
            }
            await(asked);
            go.countDown();
            for (Future<Speech> answer : answers) {
                assertThat(answer.get(5, TimeUnit.SECONDS))
                        .isSameAs(answers.get(0).get());
            }
            assertThat(spoken).hasValue(1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aFailureIsToldAndNotRemembered() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CachingSynthesizer cache = new CachingSynthesizer(
                ssml -> {
                    if (asked.getAndIncrement() == 0) {
                        throw new SpeechException("hoarse");
                    }
                    return thousandSamples.synthesize(ssml);
                },
                100_000);

        assertThatThrownBy(() -> cache.synthesize("a"))
                .isInstanceOf(SpeechException.class)
                .hasMessage("hoarse");
        assertThat(cache.synthesize("a").samples()).hasSize(1000);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
