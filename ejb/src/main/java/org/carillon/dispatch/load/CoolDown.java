package org.carillon.dispatch.load;

import java.time.Duration;

/**
 * When a server that refuses calls is left alone.
 *
 * @param failures so many calls that it refused before they rang, at least 1
 * @param window within this time
 * @param pause so long it gets no call; then one, and when that one comes through, all again
 */
public record CoolDown(int failures, Duration window, Duration pause) {}
