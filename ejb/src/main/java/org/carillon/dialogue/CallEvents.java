package org.carillon.dialogue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.carillon.vxml.platform.PlatformEvent;

/**
 * What happens during a call, in its order: the connector's threads put it in and return at once, the dialogue's thread takes it out.
 * Thread-safe.
 */
final class CallEvents {

    private final BlockingQueue<Supplier<PlatformEvent>> steps = new LinkedBlockingQueue<>();

    /** Has the interpreter told. */
    void tell(PlatformEvent event) {
        steps.add(() -> event);
    }

    /**
     * Has something done by the dialogue's thread.
     *
     * @param step returns what the interpreter is to be told, or null
     */
    void handle(Supplier<PlatformEvent> step) {
        steps.add(step);
    }

    /**
     * Waits for the next, and does it.
     *
     * @return what the interpreter is to be told, or null: nothing of that kind, or nothing at all in that time
     */
    PlatformEvent next(long nanos) {
        try {
            Supplier<PlatformEvent> step = steps.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return step == null ? null : step.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PlatformEvent.Disconnected("the server is stopping");
        }
    }
}
