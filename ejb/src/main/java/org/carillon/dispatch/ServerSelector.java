package org.carillon.dispatch;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.TelephonyConnectionFactory;

/**
 * Picks a lightly loaded server, semi-randomly: two candidates are drawn at random with weight = free share of capacity, and the
 * one with the lower (active + reserved) / capacity wins. Reservations count at once, so that a burst does not herd; a server that
 * is down or full is never drawn. Thread-safe.
 */
@ApplicationScoped
public class ServerSelector {

    @Resource(lookup = Telephony.FACTORY)
    private TelephonyConnectionFactory telephony;

    private final Map<String, Integer> reserved = new HashMap<>();

    /** A channel of a server kept for one call; released once the channel is taken, or when it won't be. */
    public final class Reservation implements AutoCloseable {

        private final String server;
        private boolean open = true;

        private Reservation(String server) {
            this.server = server;
        }

        public String server() {
            return server;
        }

        /** Idempotent. */
        @Override
        public void close() {
            synchronized (reserved) {
                if (open) {
                    open = false;
                    reserved.merge(server, -1, Integer::sum);
                }
            }
        }
    }

    /** Keeps a channel of some server; empty when none is free. */
    public Optional<Reservation> reserve() {
        synchronized (reserved) {
            return select(telephony.servers(), reserved, ThreadLocalRandom.current())
                    .map(server -> {
                        reserved.merge(server, 1, Integer::sum);
                        return new Reservation(server);
                    });
        }
    }

    /** The choice itself: the name of a server with a free channel. */
    static Optional<String> select(List<ServerStatus> servers, Map<String, Integer> reserved, RandomGenerator random) {
        List<Load> candidates = servers.stream()
                .map(server -> new Load(server, reserved.getOrDefault(server.name(), 0)))
                .filter(load -> load.free() > 0)
                .toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        Load one = draw(candidates, random);
        Load other = draw(candidates, random);
        return Optional.of((other.ratio() < one.ratio() ? other : one).name());
    }

    private static Load draw(List<Load> candidates, RandomGenerator random) {
        double total = candidates.stream().mapToDouble(Load::freeShare).sum();
        double point = random.nextDouble() * total;
        for (Load load : candidates) {
            point -= load.freeShare();
            if (point < 0) {
                return load;
            }
        }
        return candidates.get(candidates.size() - 1);
    }

    private record Load(ServerStatus server, int reserved) {

        String name() {
            return server.name();
        }

        int free() {
            return server.free() - reserved;
        }

        double freeShare() {
            return (double) free() / server.capacity();
        }

        double ratio() {
            return (double) (server.inUse() + reserved) / server.capacity();
        }
    }
}
