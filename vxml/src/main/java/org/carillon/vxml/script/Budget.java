package org.carillon.vxml.script;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What one evaluation may use up. Once passed, every further check fails. Belongs to the thread that made it. */
final class Budget {

    /** Longest array that a built-in function works on. Rhino's loops over an array can't be interrupted. */
    static final int MAX_ARRAY_LENGTH = 50_000;

    /** Most steps that a built-in function may take without being interrupted. */
    static final long MAX_STEPS = 1L << 28;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long startNanos = System.nanoTime();
    private final long timeoutNanos;
    private final long memoryBytes;
    private final long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    private String passed;

    Budget(Duration timeout, long memoryBytes) {
        this.timeoutNanos = timeout.toNanos();
        this.memoryBytes = memoryBytes;
    }

    /** Longest string of a script: with a copy or two of it the memory limit still holds. */
    long maxStringLength() {
        return memoryBytes / 32;
    }

    void check() {
        if (passed != null) {
            throw new ScriptLimitError(passed);
        }
        if (System.nanoTime() - startNanos > timeoutNanos) {
            fail("script runs too long");
        }
        if (THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore > memoryBytes) {
            fail("script uses too much memory");
        }
    }

    void checkStringLength(long length) {
        if (length < 0 || length > maxStringLength()) {
            fail("script makes too long a string");
        }
    }

    void checkArrayLength(double length) {
        if (length > MAX_ARRAY_LENGTH) {
            fail("script uses too long an array");
        }
    }

    void checkSteps(long steps) {
        if (steps > MAX_STEPS) {
            fail("script runs too long");
        }
    }

    private void fail(String limit) {
        passed = limit;
        throw new ScriptLimitError(limit);
    }
}
