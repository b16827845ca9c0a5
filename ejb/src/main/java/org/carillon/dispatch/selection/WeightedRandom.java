package org.carillon.dispatch.selection;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws one server by its share of the room that all together have. */
public record WeightedRandom() implements SelectionScheme {

    @Override
    public String word() {
        return "weighted-random";
    }

    @Override
    public ServerLoad pick(List<ServerLoad> servers, RandomGenerator random) {
        long total = 0;
        for (ServerLoad server : servers) {
            total += server.room();
        }
        long point = random.nextLong(total);
        for (ServerLoad server : servers) {
            point -= server.room();
            if (point < 0) {
                return server;
            }
        }
        throw new IllegalArgumentException("a server without room");
    }
}
