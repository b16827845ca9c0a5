package org.carillon.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final Recent<Integer> recent = new Recent<>();
    private final AtomicInteger lookUps = new AtomicInteger();

    private Optional<Integer> look() {
        return recent.of("a", () -> Optional.of(lookUps.incrementAndGet()));
    }

    @Test
    void whatWasReadIsNotReadAgainUntilItHasChanged() {
        assertThat(look()).contains(1);
        assertThat(look()).contains(1);
        recent.forget();
        assertThat(look()).contains(2);
    }

    @Test
    void whatChangesWhileItIsReadIsNotKept() {
        recent.of("a", () -> {
            recent.forget();
            return Optional.of(0);
        });
        assertThat(look()).contains(1);
    }

    @Test
    void whatIsNotThereIsLookedUpEveryTime() {
        assertThat(recent.of("a", () -> {
                    lookUps.incrementAndGet();
                    return Optional.empty();
                }))
                .isEmpty();
        assertThat(look()).contains(2);
    }
}
