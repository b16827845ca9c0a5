package org.carillon.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final int POISON = -1;

    private final Database database = new Database();
    private final GroupCommit<Integer, String> group =
            new GroupCommit<>(Thread::new, 10, Duration.ofMinutes(1), database);

    @AfterEach
    void close() {
        database.free.countDown();
        group.close();
    }

    /** Its first transaction lasts until it is set free. */
    private static final class Database implements GroupCommit.Writer<Integer, String> {

        private final List<List<Integer>> transactions = new ArrayList<>();
        private final CountDownLatch busy = new CountDownLatch(1);
        private final CountDownLatch free = new CountDownLatch(1);
        private volatile boolean away;

        @Override
        public List<String> writeAll(List<Integer> items) {
            busy.countDown();
            try {
                assertThat(free.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (away || items.contains(POISON)) {
                throw new IllegalStateException("rolled back");
            }
            transactions.add(items);
            return items.stream().map(String::valueOf).toList();
        }

        @Override
        public String writeAlone(Integer item) {
            return writeAll(List.of(item)).get(0);
        }
    }

    private CompletableFuture<String> write(int item) {
        return group.write(item).toCompletableFuture();
    }

    private List<CompletableFuture<String>> writeWhileBusy(int... items) throws InterruptedException {
        write(0);
        assertThat(database.busy.await(10, TimeUnit.SECONDS)).isTrue();
        List<CompletableFuture<String>> written =
                IntStream.of(items).mapToObj(this::write).toList();
        database.free.countDown();
        return written;
    }

    @Test
    void whatWaitsDuringATransactionIsWrittenInTheNextInItsOrder() throws Exception {
        List<CompletableFuture<String>> written = writeWhileBusy(1, 2, 3);
        assertThat(written.get(2).get(10, TimeUnit.SECONDS)).isEqualTo("3");
        assertThat(database.transactions).containsExactly(List.of(0), List.of(1, 2, 3));
    }

    @Test
    void aTransactionHasItsLargestNumber() throws Exception {
        List<CompletableFuture<String>> written =
                writeWhileBusy(IntStream.rangeClosed(1, 12).toArray());
        assertThat(written.get(11).get(10, TimeUnit.SECONDS)).isEqualTo("12");
        assertThat(database.transactions).extracting(List::size).containsExactly(1, 10, 2);
    }

    @Test
    void oneThatCannotBeWrittenDoesNotTakeTheOthersAlong() throws Exception {
        List<CompletableFuture<String>> written = writeWhileBusy(1, POISON, 3);
        assertThat(written.get(0).get(10, TimeUnit.SECONDS)).isEqualTo("1");
        assertThat(written.get(2).get(10, TimeUnit.SECONDS)).isEqualTo("3");
        assertThatThrownBy(() -> written.get(1).get(10, TimeUnit.SECONDS)).hasMessageContaining("rolled back");
    }

    @Test
    void whileTheDatabaseIsAwayEverybodyIsToldSoAndNobodyWaits() throws Exception {
        database.away = true;
        for (CompletableFuture<String> one : writeWhileBusy(1, 2, 3, 4)) {
            assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS)).hasMessageContaining("rolled back");
        }
        database.away = false;
        assertThat(write(5).get(10, TimeUnit.SECONDS)).isEqualTo("5");
    }

    @Test
    void whatComesAfterTheEndFails() {
        database.free.countDown();
        group.close();
        assertThatThrownBy(() -> write(1).get(10, TimeUnit.SECONDS)).hasMessageContaining("stopping");
    }
}
