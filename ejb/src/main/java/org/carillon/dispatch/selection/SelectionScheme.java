package org.carillon.dispatch.selection;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * How the server of the next call is picked: a function of what is known of the servers and of chance, and of nothing else. So the
 * simulation runs the very code that dispatches calls. Stateless, thread-safe.
 */
public sealed interface SelectionScheme permits SemiRandom, WeightedRandom, LeastLoaded, RoundRobin {

    /** All there are. */
    List<SelectionScheme> ALL = List.of(new SemiRandom(), new WeightedRandom(), new LeastLoaded(), new RoundRobin());

    /** Its name in every interface. */
    String word();

    /**
     * Picks one.
     *
     * @param servers those that may be used, at least one
     */
    ServerLoad pick(List<ServerLoad> servers, RandomGenerator random);

    /**
     * The scheme of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    static SelectionScheme ofWord(String word) {
        return ALL.stream()
                .filter(scheme -> scheme.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + words()));
    }

    /** The names of all schemes. */
    static String words() {
        return ALL.stream().map(SelectionScheme::word).collect(Collectors.joining(", "));
    }
}
