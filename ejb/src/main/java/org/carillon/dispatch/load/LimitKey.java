package org.carillon.dispatch.load;

import java.util.Locale;

/**
 * Whose traffic is limited.
 *
 * @param kind which kind of limit
 * @param name a requester's id, or the beginning of an address
 */
public record LimitKey(Kind kind, String name) {

    /** Which kind of limit. */
    public enum Kind {
        REQUESTER,
        DESTINATION
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + name;
    }
}
