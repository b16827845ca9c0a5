package org.carillon.dispatch.load;

import java.util.Map;

/**
 * The most simultaneous sessions, in percent of capacity, rounded down to whole sessions. Calls that came in count too.
 *
 * @param overallPercent of the capacity of all servers together, 0 to 100
 * @param perServerPercent of the capacity of each server that is not named, 0 to 100
 * @param servers percent by the server's name
 */
public record Ceilings(int overallPercent, int perServerPercent, Map<String, Integer> servers) {

    /** All that there is. */
    public static final Ceilings CAPACITY = new Ceilings(100, 100, Map.of());

    public Ceilings {
        servers = Map.copyOf(servers);
    }

    /** The most sessions of this server. */
    public int of(String server, int capacity) {
        return (int) ((long) capacity * servers.getOrDefault(server, perServerPercent) / 100);
    }

    /** The most sessions of all servers. */
    public long overall(long capacity) {
        return capacity * overallPercent / 100;
    }
}
