package org.carillon.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.carillon.telephony.media.PortRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A user agent that is closed before anybody has called: the adapter is stopped while it starts. */
@Timeout(60)
class ClosedAtOnceTest {

    private static final int AGENTS = 40;

    @Test
    void nothingIsLeftOfUserAgentsThatAreClosedAtOnce() throws Exception {
        Set<Thread> before = stackThreads();
        ExecutorService threads = Executors.newFixedThreadPool(AGENTS);
        try {
            List<Future<?>> lives = new ArrayList<>();
            for (int i = 0; i < AGENTS; i++) {
                int firstPort = 37_000 + 2 * i;
                lives.add(threads.submit(() -> {
                    new Exchange(new PortRange(firstPort, firstPort + 1)).close();
                    return null;
                }));
            }
            for (Future<?> life : lives) {
                life.get();
            }
        } finally {
            threads.shutdown();
        }
        Set<Thread> left = stackThreads();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(5_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private static Set<Thread> stackThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("UDPMessage")
                        || thread.getName().contains("MessageProcessorThread"))
                .collect(Collectors.toSet());
    }
}
