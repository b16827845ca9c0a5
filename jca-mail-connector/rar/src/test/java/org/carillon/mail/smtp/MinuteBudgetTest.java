package org.carillon.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MinuteBudgetTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final MinuteBudget budget = new MinuteBudget(60, now::get);

    @Test
    void aMinutesWorthCanBeSpentAtOnceAndFillsEvenly() {
        for (int i = 0; i < 60; i++) {
            assertThat(budget.spend()).isTrue();
        }
        assertThat(budget.spend()).isFalse();
        now.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(budget.spend()).isTrue();
        assertThat(budget.spend()).isTrue();
        assertThat(budget.spend()).isFalse();
    }

    @Test
    void aLongPauseSavesNoMoreThanAMinutesWorth() {
        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        for (int i = 0; i < 60; i++) {
            assertThat(budget.spend()).isTrue();
        }
        assertThat(budget.spend()).isFalse();
    }
}
