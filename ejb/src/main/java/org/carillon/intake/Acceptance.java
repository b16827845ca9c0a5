package org.carillon.intake;

/**
 * A request was stored for good.
 *
 * @param sessionId the session's identity
 * @param replayed whether this very request had come before, and nothing new was stored
 */
public record Acceptance(String sessionId, boolean replayed) {}
