package org.carillon.dispatch.selection;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws two servers by their share of the room that all together have, and takes the one that is less full: two random choices
 * (Azar, Broder, Karlin, Upfal 1999) where capacities differ. Chance keeps several nodes, or one with old news of its servers, from
 * all running to the same server; the comparison keeps loads close together.
 */
public record SemiRandom() implements SelectionScheme {

    private static final WeightedRandom DRAW = new WeightedRandom();

    @Override
    public String word() {
        return "semi-random";
    }

    @Override
    public ServerLoad pick(List<ServerLoad> servers, RandomGenerator random) {
        ServerLoad one = DRAW.pick(servers, random);
        ServerLoad other = DRAW.pick(servers, random);
        return other.ratio() < one.ratio() ? other : one;
    }
}
