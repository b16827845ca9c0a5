package org.carillon.it.benchmark;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process and those that it has started.
 *
 * @param parent the process; empty for none at all
 */
record Processes(Optional<ProcessHandle> parent) {

    static final Processes NONE = new Processes(Optional.empty());

    static Processes of(ProcessHandle parent) {
        return new Processes(Optional.of(parent));
    }

    static Processes of(long pid) {
        return of(ProcessHandle.of(pid).orElseThrow());
    }

    /** The CPU time of all that live. */
    Duration cpu() {
        return parent.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The CPU time of the process alone. */
    Duration own() {
        return parent.flatMap(process -> process.info().totalCpuDuration()).orElse(Duration.ZERO);
    }
}
