package org.carillon.web.api.audit;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * A page of the log.
 *
 * @param next the cursor of the next page, or null on the last
 */
@JsonbPropertyOrder({"entries", "next"})
public record AuditPage(List<AuditView> entries, String next) {}
