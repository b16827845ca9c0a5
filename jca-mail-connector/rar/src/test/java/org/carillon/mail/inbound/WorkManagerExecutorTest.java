package org.carillon.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkManagerExecutorTest {

    private final Deque<Work> scheduled = new ArrayDeque<>();
    private boolean busy;
    private final WorkManagerExecutor executor = new WorkManagerExecutor(workManager());

    @Test
    void aTaskRunsWhenTheContainerHasAThreadForIt() throws InterruptedException {
        boolean[] ran = {false};
        executor.execute(() -> ran[0] = true);
        executor.shutdown();
        assertThat(executor.isTerminated()).isFalse();
        assertThat(executor.awaitTermination(0, TimeUnit.SECONDS)).isFalse();
        scheduled.remove().run();
        assertThat(ran[0]).isTrue();
        assertThat(executor.awaitTermination(1, TimeUnit.DAYS)).isTrue();
    }

    @Test
    void aTaskThatFailsIsOverToo() {
        executor.execute(() -> {
            throw new IllegalStateException("a bug");
        });
        assertThatThrownBy(() -> scheduled.remove().run()).isInstanceOf(IllegalStateException.class);
        executor.shutdown();
        assertThat(executor.isTerminated()).isTrue();
    }

    @Test
    void aContainerWithoutThreadsRejects() {
        busy = true;
        assertThatThrownBy(() -> executor.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        executor.shutdown();
        assertThat(executor.isTerminated()).isTrue();
        assertThatThrownBy(() -> executor.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    private WorkManager workManager() {
        return (WorkManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WorkManager.class}, (proxy, method, arguments) -> {
                    if (busy) {
                        throw new WorkRejectedException("busy");
                    }
                    scheduled.add((Work) arguments[0]);
                    return null;
                });
    }
}
