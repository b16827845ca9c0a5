package org.carillon.dispatch.selection;

/**
 * A telephony server as a scheme sees it: one that may be used and has room.
 *
 * @param name unique among the servers
 * @param ceiling the most sessions it may have at a time, at least 1
 * @param sessions those it has, and those for which a channel is kept; fewer than the ceiling
 * @param lastTurn when it was picked last, counted in picks; 0 for never
 */
public record ServerLoad(String name, int ceiling, int sessions, long lastTurn) {

    /** So many sessions more it may have, at least 1. */
    public int room() {
        return ceiling - sessions;
    }

    /** How full it is, 0 to 1. */
    public double ratio() {
        return (double) sessions / ceiling;
    }
}
