package org.carillon.dispatch.load;

/**
 * New calls in a time.
 *
 * @param callsPerSecond in the long run, more than 0
 * @param burst so many may come at once after a pause, at least 1
 */
public record Rate(double callsPerSecond, int burst) {

    /** What one of several nodes may do, so that all together keep to this rate. */
    public Rate sharedBy(int nodes) {
        return nodes == 1 ? this : new Rate(callsPerSecond / nodes, Math.max(1, burst / nodes));
    }
}
