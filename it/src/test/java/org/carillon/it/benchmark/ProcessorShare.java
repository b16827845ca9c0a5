package org.carillon.it.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds a process to a share of one processor, as on a smaller machine of its own, by the control groups of Linux; needs root. So a server can be
 * measured at its limit on a machine that others share.
 */
final class ProcessorShare {

    private static final Path GROUPS = Path.of("/sys/fs/cgroup");
    private static final String NAME = "carillon-benchmark";
    /** Short, so that nothing is kept waiting for long. */
    private static final int PERIOD_MICROS = 10_000;

    private ProcessorShare() {}

    /** @param percent of one processor, 10 or more */
    static void hold(ProcessHandle process, int percent) throws IOException {
        int quota = PERIOD_MICROS * percent / 100;
        Path first = GROUPS.resolve("cpu");
        Path group = (Files.isDirectory(first) ? first : GROUPS).resolve(NAME);
        if (!Files.isDirectory(group)) {
            Files.createDirectory(group);
        }
        if (Files.isDirectory(first)) {
            Files.writeString(group.resolve("cpu.cfs_period_us"), "" + PERIOD_MICROS);
            Files.writeString(group.resolve("cpu.cfs_quota_us"), "" + quota);
        } else {
            Files.writeString(GROUPS.resolve("cgroup.subtree_control"), "+cpu");
            Files.writeString(group.resolve("cpu.max"), quota + " " + PERIOD_MICROS);
        }
        Files.writeString(group.resolve("cgroup.procs"), "" + process.pid());
    }
}
