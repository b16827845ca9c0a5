package org.carillon.web.api.stream;

import java.util.OptionalLong;
import org.carillon.web.api.problem.ProblemException;

/** The header field Last-Event-ID: where a client goes on that had been following before. */
public final class LastEvent {

    private LastEvent() {}

    /** @param header the field's value, or null */
    public static OptionalLong read(String header) {
        if (header == null || header.isBlank()) {
            return OptionalLong.empty();
        }
        if (!header.strip().matches("[0-9]{1,18}")) {
            throw ProblemException.invalid("Last-Event-ID", "must be the id of an event");
        }
        return OptionalLong.of(Long.parseLong(header.strip()));
    }
}
