package org.carillon.dispatch.selection;

import java.util.List;
import java.util.random.RandomGenerator;

/** Takes the least full server; among equals the one whose turn was longest ago. */
public record LeastLoaded() implements SelectionScheme {

    @Override
    public String word() {
        return "least-loaded";
    }

    @Override
    public ServerLoad pick(List<ServerLoad> servers, RandomGenerator random) {
        ServerLoad least = servers.get(0);
        for (ServerLoad server : servers) {
            int order = Double.compare(server.ratio(), least.ratio());
            if (order < 0 || order == 0 && server.lastTurn() < least.lastTurn()) {
                least = server;
            }
        }
        return least;
    }
}
