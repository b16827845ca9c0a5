package org.carillon.vxml.script;

import java.time.Duration;

/**
 * ECMAScript for all VoiceXML sessions of an engine: the sandbox, its limits, and the globals that every session shares and none
 * can change. Thread-safe; make one and keep it.
 */
public final class Scripts {

    private final Duration timeout;
    private final long memoryBytes;

    /**
     * @param timeout longest single evaluation
     * @param memoryBytes what a single evaluation may allocate
     */
    public Scripts(Duration timeout, long memoryBytes) {
        this.timeout = timeout;
        this.memoryBytes = memoryBytes;
    }

    /** Variables and values of one more session; cheap. */
    public ScriptSession openSession() {
        return new ScriptSession(this);
    }

    Duration timeout() {
        return timeout;
    }

    long memoryBytes() {
        return memoryBytes;
    }
}
