package org.carillon.it.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Everything that has happened on the phone, in order: the witness of the tests. Thread-safe. */
public final class PhoneLog {

    private final List<PhoneEvent> events = new ArrayList<>();
    private final List<Consumer<PhoneEvent>> listeners = new ArrayList<>();
    private Path file;

    PhoneLog() {}

    synchronized void add(String callId, String user, String what) {
        PhoneEvent event = new PhoneEvent(Instant.now(), callId, user, what);
        events.add(event);
        notifyAll();
        if (file != null) {
            append(event);
        }
        listeners.forEach(listener -> listener.accept(event));
    }

    private void append(PhoneEvent event) {
        try {
            Files.writeString(file, event.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on every event is also appended to a file. */
    public synchronized void writeTo(Path path) {
        file = path;
    }

    /** From now on the listener hears every event; it returns at once. */
    public synchronized void listen(Consumer<PhoneEvent> listener) {
        listeners.add(listener);
    }

    /** All events so far. */
    public synchronized List<PhoneEvent> events() {
        return List.copyOf(events);
    }

    /** The events of one call, as their texts. */
    public synchronized List<String> of(String callId) {
        return events.stream()
                .filter(event -> event.callId().equals(callId))
                .map(PhoneEvent::what)
                .toList();
    }

    /** The Call-IDs of the calls that came in, in order; who was dialled twice is there twice. */
    public synchronized List<String> dialed() {
        return events.stream()
                .filter(event -> event.what().equals("INVITE"))
                .map(PhoneEvent::callId)
                .toList();
    }

    /** Waits until there is such an event, past or future; an AssertionError tells that there was none in time. */
    public synchronized PhoneEvent await(Predicate<PhoneEvent> wanted, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (int next = 0; ; next++) {
            while (next == events.size()) {
                long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
                if (leftMillis <= 0) {
                    throw new AssertionError("not seen within " + timeout + " in " + events);
                }
                wait(leftMillis);
            }
            if (wanted.test(events.get(next))) {
                return events.get(next);
            }
        }
    }
}
