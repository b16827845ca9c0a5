package org.carillon.vxml.platform;

import org.carillon.vxml.SessionResult;

/** What a session left behind. */
public record Run(SessionResult result, VirtualPhone phone, Diary diary) {

    /** A value that {@code <exit>} handed over. */
    public Object value(String name) {
        return result.values().get(name);
    }
}
