package org.carillon.web.api.schedule;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/**
 * One time that a schedule takes place.
 *
 * @param session its session, or null where there is none yet, or none could be
 * @param problem why there could be no session, or null
 */
@JsonbPropertyOrder({"at", "session", "problem"})
public record OccurrenceView(Instant at, String session, String problem) {}
