package org.carillon.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MediaClockTest {

    private final MediaClock clock = new MediaClock(1);

    @AfterEach
    void stop() {
        clock.close();
    }

    /** Ticks so many times, then wants no more or throws. */
    private static final class Counting implements Ticked {
        final CountDownLatch left;
        final CountDownLatch broken = new CountDownLatch(1);
        private final boolean throwing;

        Counting(int ticks, boolean throwing) {
            left = new CountDownLatch(ticks);
            this.throwing = throwing;
        }

        @Override
        public boolean tick(int missed, Workspace workspace) {
            left.countDown();
            if (throwing && left.getCount() == 0) {
                throw new IllegalStateException("on purpose");
            }
            return left.getCount() > 0;
        }

        @Override
        public void broken() {
            broken.countDown();
        }
    }

    @Test
    void whatIsAddedTicksUntilItWantsNoMore() throws InterruptedException {
        Counting first = new Counting(5, false);
        Counting second = new Counting(7, false);
        clock.add(first);
        clock.add(second);
        assertThat(first.left.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(second.left.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void onePathThatBreaksDoesNotEndTheOthers() throws InterruptedException {
        Counting breaking = new Counting(1, true);
        clock.add(breaking);
        assertThat(breaking.broken.await(5, TimeUnit.SECONDS)).isTrue();
        Counting healthy = new Counting(20, false);
        clock.add(healthy);
        assertThat(healthy.left.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aClosedClockTakesNobody() {
        clock.close();
        assertThatThrownBy(() -> clock.add(new Counting(1, false))).isInstanceOf(IllegalStateException.class);
    }
}
