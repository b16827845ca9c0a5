package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * A request was stored for good. The same for every time the same request is made.
 *
 * @param id the session's identity
 * @param session where its status is
 * @param events where its timeline is
 */
@JsonbPropertyOrder({"id", "session", "events"})
public record AcceptedView(String id, String session, String events) {}
