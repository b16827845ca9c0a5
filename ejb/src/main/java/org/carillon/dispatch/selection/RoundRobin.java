package org.carillon.dispatch.selection;

import java.util.List;
import java.util.random.RandomGenerator;

/** Takes the server whose turn was longest ago: one after the other in their configured order, whatever their size. */
public record RoundRobin() implements SelectionScheme {

    @Override
    public String word() {
        return "round-robin";
    }

    @Override
    public ServerLoad pick(List<ServerLoad> servers, RandomGenerator random) {
        ServerLoad next = servers.get(0);
        for (ServerLoad server : servers) {
            if (server.lastTurn() < next.lastTurn()) {
                next = server;
            }
        }
        return next;
    }
}
