package org.carillon.vxml.grammar;

import java.util.List;
import java.util.stream.Stream;

/** Short ways to write the expansions of builtin grammars. */
final class Expansions {

    private Expansions() {}

    static Expansion token(String text) {
        return new Expansion.Token(text, null);
    }

    static Expansion sequence(Expansion... parts) {
        return new Expansion.Sequence(List.of(parts));
    }

    static Expansion oneOf(Expansion... choices) {
        return new Expansion.Alternatives(Stream.of(choices)
                .map(choice -> new Expansion.Alternative(1, choice))
                .toList());
    }

    static Expansion oneOf(String... tokens) {
        return oneOf(Stream.of(tokens).map(Expansions::token).toArray(Expansion[]::new));
    }

    static Expansion optional(Expansion expansion) {
        return new Expansion.Repeat(expansion, 0, 1, -1);
    }

    static Expansion repeated(Expansion expansion, int min, int max) {
        return new Expansion.Repeat(expansion, min, max, -1);
    }
}
