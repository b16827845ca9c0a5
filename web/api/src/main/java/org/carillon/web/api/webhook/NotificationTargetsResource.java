package org.carillon.web.api.webhook;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.audit.AuditLog;
import org.carillon.notification.Notification.Kind;
import org.carillon.notification.NotificationTargets;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.JsonFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;
import org.carillon.web.api.security.Caller;

/** The third parties to whom the caller's applications may send messages. */
@Path("notification-targets")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class NotificationTargetsResource {

    private static final Map<String, Kind> WAYS = ways();

    @Inject
    private NotificationTargets targets;

    @Inject
    private AuditLog audit;

    @Inject
    private Caller caller;

    /** All targets of the caller. */
    public record TargetList(List<TargetView> targets) {}

    private static Map<String, Kind> ways() {
        Map<String, Kind> ways = new LinkedHashMap<>();
        ways.put("mail", Kind.MAIL);
        ways.put("webhook", Kind.WEBHOOK);
        ways.put("queue", Kind.JMS);
        return ways;
    }

    @GET
    public TargetList list() {
        return new TargetList(
                targets.of(caller.id()).stream().map(TargetView::of).toList());
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void put(@PathParam("name") String name, InputStream body) throws IOException {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw ProblemException.invalid("name", "must be at most 64 letters, digits, dots, hyphens and underscores");
        }
        JsonFields fields = new JsonFields(JsonBody.read(body));
        List<String> given = WAYS.keySet().stream().filter(fields::isPresent).toList();
        if (given.size() != 1) {
            fields.wrong("", "must have exactly one of mail, webhook and queue");
            fields.check();
        }
        String way = given.get(0);
        String address = fields.requiredText(way);
        if (address != null) {
            targets.problemOf(caller.id(), WAYS.get(way), address).ifPresent(why -> fields.wrong(way, why));
        }
        fields.check();
        if (!targets.put(caller.id(), name, WAYS.get(way), address)) {
            throw new ProblemException(ProblemType.CONFLICT, "You may have " + NotificationTargets.MOST + " targets.");
        }
        audit.record(caller.id(), "notification-target.put", name, null, way + " " + address);
    }

    @DELETE
    @Path("{name}")
    @Transactional
    public void remove(@PathParam("name") String name) {
        if (!targets.remove(caller.id(), name)) {
            throw ProblemException.notFound("target");
        }
        audit.record(caller.id(), "notification-target.remove", name, null, null);
    }
}
