package org.carillon.requester;

import java.util.Locale;

/** What a key lets its holder do. */
public enum Role {
    /** Ask for sessions and see its own. */
    REQUESTER,
    /** See everything, set the operator's policies, make requesters. */
    OPERATOR;

    /** The name in interfaces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
