package org.carillon.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.carillon.session.EventType;
import org.carillon.session.SessionEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final String POISON = "poison";

    private final FakeDatabase database = new FakeDatabase();
    private final TimelineWriter timeline = new TimelineWriter(Clock.systemUTC());
    private final Journal journal = new Journal(database, timeline);

    @BeforeEach
    void start() {
        journal.begin(Thread::new);
    }

    @AfterEach
    void stop() {
        database.free.countDown();
        journal.stop();
    }

    /** Keeps what is written, one list for each transaction that was not rolled back. */
    private static final class FakeDatabase extends JournalBatch {

        private final List<List<String>> transactions = new ArrayList<>();
        private final CountDownLatch busy = new CountDownLatch(1);
        private CountDownLatch free = new CountDownLatch(0);
        private boolean away;
        private int tries;

        @Override
        public List<Boolean> write(List<SessionEvent> lines, List<CallStep> steps) {
            busy.countDown();
            await(free);
            return writeNow(lines, steps);
        }

        private synchronized List<Boolean> writeNow(List<SessionEvent> lines, List<CallStep> steps) {
            tries++;
            if (away || steps.stream().anyMatch(step -> step.attemptId().equals(POISON))) {
                throw new IllegalStateException("rolled back");
            }
            List<String> written = new ArrayList<>();
            lines.forEach(line -> written.add("line " + line.detail()));
            steps.forEach(step -> written.add(step.attemptId()));
            transactions.add(written);
            return steps.stream().map(step -> true).toList();
        }

        private synchronized List<List<String>> transactions() {
            return List.copyOf(transactions);
        }

        private synchronized void away(boolean is) {
            away = is;
        }

        private synchronized int tries() {
            return tries;
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private CompletableFuture<Boolean> step(String attemptId) {
        return journal.write(new CallStep(attemptId, (steps, session, attempt) -> true))
                .toCompletableFuture();
    }

    private static boolean isWritten(CompletableFuture<Boolean> step) throws Exception {
        return step.get(10, TimeUnit.SECONDS);
    }

    private void holdTheFirstTransaction() throws Exception {
        database.free = new CountDownLatch(1);
        step("first");
        assertThat(database.busy.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatWaitsIsWrittenInOneTransactionAndInItsOrder() throws Exception {
        holdTheFirstTransaction();
        timeline.note("session", EventType.LOG, "before the end");
        step("second");
        CompletableFuture<Boolean> last = step("third");
        database.free.countDown();

        assertThat(isWritten(last)).isTrue();
        assertThat(database.transactions())
                .containsExactly(List.of("first"), List.of("line before the end", "second", "third"));
    }

    @Test
    void aStepThatFailsDoesNotTakeTheOthersAlong() throws Exception {
        holdTheFirstTransaction();
        CompletableFuture<Boolean> good = step("good");
        CompletableFuture<Boolean> poison = step(POISON);
        CompletableFuture<Boolean> better = step("better");
        database.free.countDown();

        assertThat(isWritten(good)).isTrue();
        assertThat(isWritten(better)).isTrue();
        assertThatThrownBy(() -> isWritten(poison)).hasMessageContaining("rolled back");
    }

    @Test
    void aDatabaseThatIsAwayIsNotAskedForEveryStep() throws Exception {
        holdTheFirstTransaction();
        List<CompletableFuture<Boolean>> steps = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            steps.add(step("step " + i));
        }
        database.away(true);
        database.free.countDown();

        for (CompletableFuture<Boolean> step : steps) {
            assertThatThrownBy(() -> isWritten(step)).hasMessageContaining("rolled back");
        }
        assertThat(database.tries()).isLessThan(10);
    }

    @Test
    void linesWaitForADatabaseThatIsAway() throws Exception {
        database.away(true);
        timeline.note("session", EventType.LOG, "kept");
        assertThatThrownBy(() -> isWritten(step("too early"))).hasMessageContaining("rolled back");
        database.away(false);

        assertThat(isWritten(step("later"))).isTrue();
        assertThat(database.transactions().stream().flatMap(List::stream)).contains("line kept", "later");
    }

    @Test
    void whatComesAfterTheEndFailsAtOnce() {
        journal.stop();

        assertThatThrownBy(() -> isWritten(step("too late"))).hasMessageContaining("stopping");
    }
}
