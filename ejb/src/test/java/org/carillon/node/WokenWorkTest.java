package org.carillon.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WokenWorkTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private final BlockingQueue<String> rounds = new LinkedBlockingQueue<>();

    private String nextRound() throws InterruptedException {
        return rounds.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void aWakeUpDuringARoundIsServedByAnother() throws Exception {
        CountDownLatch firstMayEnd = new CountDownLatch(1);
        try (WokenWork work = new WokenWork(Thread::new, () -> {
            rounds.add("round");
            awaitQuietly(firstMayEnd);
            return NEVER;
        })) {
            work.start();
            assertThat(nextRound()).isNotNull();

            work.wake();
            work.wake();
            firstMayEnd.countDown();

            assertThat(nextRound()).isNotNull();
        }
    }

    @Test
    void itIsDoneAgainAfterTheTimeThatItAsksFor() throws Exception {
        try (WokenWork work = new WokenWork(Thread::new, () -> {
            rounds.add("round");
            return Duration.ofMillis(1);
        })) {
            work.start();
            assertThat(nextRound()).isNotNull();
            assertThat(nextRound()).isNotNull();
        }
    }

    @Test
    void whatComesDuringThePauseIsDoneInOneRoundAndClosingDoesNotWaitForIt() throws Exception {
        WokenWork work = new WokenWork(
                Thread::new,
                () -> {
                    rounds.add("round");
                    return NEVER;
                },
                NEVER);
        work.start();
        assertThat(nextRound()).isNotNull();
        work.wake();
        work.wake();

        work.close();

        assertThat(rounds).hasSize(1);
    }

    @Test
    void aRoundThatFailsIsNotTheLast() throws Exception {
        try (WokenWork work = new WokenWork(Thread::new, () -> {
            rounds.add("round");
            throw new IllegalStateException("on purpose");
        })) {
            work.start();
            assertThat(nextRound()).isNotNull();
            work.wake();
            assertThat(nextRound()).isNotNull();
        }
    }

    @Test
    void whatWaitsWhenItIsClosedIsStillDone() throws Exception {
        WokenWork work = new WokenWork(Thread::new, () -> {
            rounds.add("round");
            return NEVER;
        });
        work.start();
        assertThat(nextRound()).isNotNull();

        work.close();

        assertThat(rounds).hasSize(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
