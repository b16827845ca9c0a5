package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * A page of sessions.
 *
 * @param next the cursor of the next page, or null on the last
 */
@JsonbPropertyOrder({"sessions", "next"})
public record SessionPage(List<SessionView> sessions, String next) {}
