package org.carillon.web.api.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditLog;
import org.carillon.web.api.json.QueryFields;
import org.carillon.web.api.security.OperatorOnly;

/** Who has changed what, newest first. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@OperatorOnly
public class AuditResource {

    private static final int STANDARD = 100;
    private static final int MAXIMUM = 1_000;

    @Inject
    private AuditLog log;

    @Context
    private UriInfo uri;

    @GET
    public AuditPage list() {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        AuditLog.Position after = query.read("cursor", AuditCursor::read, "the next of a page");
        int limit = query.limit(STANDARD, MAXIMUM);
        query.check();
        List<AuditEntry> found = log.list(after, limit + 1);
        List<AuditEntry> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? AuditCursor.after(page.get(limit - 1)) : null;
        return new AuditPage(page.stream().map(AuditView::of).toList(), next);
    }
}
