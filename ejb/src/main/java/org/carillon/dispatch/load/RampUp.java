package org.carillon.dispatch.load;

import java.time.Duration;

/**
 * How a server that has just come is warmed up: its rate rises in a straight line.
 *
 * @param fromCallsPerSecond the rate in the beginning, more than 0
 * @param length after which the whole rate is reached
 */
public record RampUp(double fromCallsPerSecond, Duration length) {

    /** Calls per second so long after the server came. */
    public double at(Duration since, double whole) {
        if (since.compareTo(length) >= 0 || fromCallsPerSecond >= whole) {
            return whole;
        }
        return fromCallsPerSecond + (whole - fromCallsPerSecond) * since.toNanos() / length.toNanos();
    }
}
