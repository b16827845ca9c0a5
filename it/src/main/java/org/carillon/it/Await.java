package org.carillon.it;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waits for something another process does. Only for conditions that cannot call back. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    /**
     * Asks until the answer is yes.
     *
     * @param what completes the sentence "waited ... for"
     * @throws AssertionError when the limit passes first, with the given detail
     */
    public static void until(String what, Duration limit, Callable<Boolean> condition, Supplier<String> detail)
            throws Exception {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError(
                        "waited " + limit.toSeconds() + " s in vain for " + what + "; " + detail.get());
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    public static void until(String what, Duration limit, Callable<Boolean> condition) throws Exception {
        until(what, limit, condition, () -> "nothing more is known");
    }
}
