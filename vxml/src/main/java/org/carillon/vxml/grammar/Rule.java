package org.carillon.vxml.grammar;

import java.util.List;
import java.util.function.Function;

/**
 * A rule definition (SRGS 1.0 section 3).
 *
 * @param meaning for rules of builtin grammars: what the tokens mean. Null for all others: their tags say it
 */
record Rule(String name, boolean isPublic, Expansion expansion, Function<List<String>, Object> meaning) {

    Rule(String name, boolean isPublic, Expansion expansion) {
        this(name, isPublic, expansion, null);
    }
}
