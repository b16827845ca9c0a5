package org.carillon.dispatch.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Servers, dispatchers and sessions that come and go, without a clock: arrivals are Poisson, lengths exponential. Each dispatcher sees
 * the servers as they were when it last looked, and beside that only what it has sent itself: like nodes that share servers.
 */
final class Simulation {

    /** Mean length of a session. */
    private static final double MEAN_SECONDS = 60;
    /** Of all channels: so many are in use on average. */
    static final double LOAD = 0.8;
    /** Until the number of sessions has settled. */
    private static final double WARM_UP_SECONDS = 5 * MEAN_SECONDS;

    private final SelectionScheme scheme;
    private final int[] capacity;
    private final double staleSeconds;
    private final int sessions;
    private final SplittableRandom random;
    private final int[] inUse;
    private final String[] names;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Dispatcher[] dispatchers;
    private final PriorityQueue<Departure> departures = new PriorityQueue<>();
    private double now;
    private double nextSample = WARM_UP_SECONDS;
    private double sumOfFullest;
    private int samples;
    private int refused;

    /**
     * What came of it.
     *
     * @param fullest how full the fullest server was, on average over time, 0 to 1
     * @param refused the share of sessions that were sent to a server without a free channel
     */
    record Figures(double fullest, double refused) {}

    private record Departure(double at, int server) implements Comparable<Departure> {

        @Override
        public int compareTo(Departure other) {
            return Double.compare(at, other.at);
        }
    }

    /** One that picks servers, and what it knows of them. */
    private final class Dispatcher {

        private final int[] seen = new int[capacity.length];
        private final long[] lastTurn = new long[capacity.length];
        private double lookedAt;
        private long turn;

        Dispatcher(double firstLook) {
            lookedAt = firstLook;
        }

        int pick() {
            if (now - lookedAt >= staleSeconds) {
                lookedAt = now;
                System.arraycopy(inUse, 0, seen, 0, seen.length);
            }
            List<ServerLoad> servers = new ArrayList<>(seen.length);
            for (int i = 0; i < seen.length; i++) {
                if (seen[i] < capacity[i]) {
                    servers.add(new ServerLoad(names[i], capacity[i], seen[i], lastTurn[i]));
                }
            }
            int picked = indexes.get(scheme.pick(servers, random).name());
            seen[picked]++;
            lastTurn[picked] = ++turn;
            return picked;
        }
    }

    Simulation(SelectionScheme scheme, int[] capacity, int dispatchers, double staleSeconds, int sessions, long seed) {
        this.scheme = scheme;
        this.capacity = capacity;
        this.staleSeconds = staleSeconds;
        this.sessions = sessions;
        this.random = new SplittableRandom(seed);
        this.inUse = new int[capacity.length];
        this.names = new String[capacity.length];
        for (int i = 0; i < capacity.length; i++) {
            names[i] = "server" + i;
            indexes.put(names[i], i);
        }
        this.dispatchers = new Dispatcher[dispatchers];
        for (int i = 0; i < dispatchers; i++) {
            // they do not all look at the same moment
            this.dispatchers[i] = new Dispatcher(-staleSeconds * i / dispatchers);
        }
    }

    Figures run() {
        double perSecond = Arrays.stream(capacity).sum() * LOAD / MEAN_SECONDS;
        for (int i = 0; i < sessions; i++) {
            now += exponential(1 / perSecond);
            departUntilNow();
            arrive(dispatchers[i % dispatchers.length]);
        }
        return new Figures(sumOfFullest / samples, (double) refused / sessions);
    }

    private void departUntilNow() {
        while (!departures.isEmpty() && departures.peek().at() <= now) {
            Departure departure = departures.poll();
            sampleUntil(departure.at());
            inUse[departure.server()]--;
        }
        sampleUntil(now);
    }

    private void sampleUntil(double time) {
        for (; nextSample <= time; nextSample++) {
            double fullest = 0;
            for (int i = 0; i < inUse.length; i++) {
                fullest = Math.max(fullest, (double) inUse[i] / capacity[i]);
            }
            sumOfFullest += fullest;
            samples++;
        }
    }

    private void arrive(Dispatcher dispatcher) {
        int server = dispatcher.pick();
        if (inUse[server] == capacity[server]) {
            refused++;
            return;
        }
        inUse[server]++;
        departures.add(new Departure(now + exponential(MEAN_SECONDS), server));
    }

    /** StrictMath: the same figures on every machine. */
    private double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }
}
