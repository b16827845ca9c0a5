package org.carillon.web.api.audit;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.audit.AuditEntry;

/** Who has changed what. */
@JsonbPropertyOrder({"at", "actor", "action", "subject", "before", "after"})
public record AuditView(Instant at, String actor, String action, String subject, String before, String after) {

    static AuditView of(AuditEntry entry) {
        return new AuditView(entry.at(), entry.actor(), entry.action(), entry.subject(), entry.before(), entry.after());
    }
}
