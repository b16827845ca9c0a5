package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of sessions.
 *
 * @param next the cursor of the next page, or null on the last
 */
@Schema(name = "SessionPage")
@JsonbPropertyOrder({"sessions", "next"})
public record SessionPage(
        @Schema(description = "Newest first") List<SessionView> sessions,
        @Schema(description = "Pass it as cursor to get the next page; absent on the last") String next) {}
