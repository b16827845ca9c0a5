package org.carillon.notification;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many deliveries go on at this node, in all and in each lane: a receiver that is slow holds up its own lane only, and one that
 * fails gets one at a time until one goes well. Thread-safe.
 */
public final class Lanes {

    private final int mostInAll;
    private final int mostInLane;
    private final Map<String, Integer> going = new HashMap<>();
    private final Set<String> failing = new HashSet<>();
    private int inAll;

    Lanes(int mostInAll, int mostInLane) {
        this.mostInAll = mostInAll;
        this.mostInLane = mostInLane;
    }

    /** How many more may go on in all. */
    synchronized int room() {
        return mostInAll - inAll;
    }

    /** How many more may go on in this lane. */
    synchronized int room(String lane) {
        int most = failing.contains(lane) ? 1 : mostInLane;
        return Math.max(0, most - going.getOrDefault(lane, 0));
    }

    /** The lanes without room. */
    synchronized List<String> full() {
        return going.keySet().stream().filter(lane -> room(lane) == 0).toList();
    }

    synchronized void enter(String lane) {
        going.merge(lane, 1, Integer::sum);
        inAll++;
    }

    /** @param well whether the receiver has taken it */
    synchronized void leave(String lane, boolean well) {
        going.computeIfPresent(lane, (name, count) -> count == 1 ? null : count - 1);
        inAll--;
        if (well) {
            failing.remove(lane);
        } else {
            failing.add(lane);
        }
    }
}
