package org.carillon.web.api.requester;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.carillon.audit.AuditLog;
import org.carillon.requester.DigestSecrets;
import org.carillon.requester.Requester;
import org.carillon.requester.Requesters;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.security.OperatorOnly;

/** The secrets that a requester makes the digests of its mails with. */
@Path("requesters/{id}/digest-secrets")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@OperatorOnly
public class DigestSecretsResource {

    @Inject
    private Requesters requesters;

    @Inject
    private DigestSecrets secrets;

    @Inject
    private Caller caller;

    @Inject
    private AuditLog audit;

    @POST
    @Transactional
    public Response create(@PathParam("id") String id) {
        String requester = requester(id);
        if (!secrets.areUsable()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "Secrets cannot be kept before carillon.secrets.key is configured.");
        }
        if (secrets.count(requester) >= DigestSecrets.MOST) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "The requester has " + DigestSecrets.MOST + " secrets: revoke them first.");
        }
        audit.record(caller.id(), "requester.new-digest-secret", requester, null, null);
        return Response.status(Response.Status.CREATED)
                .entity(new DigestSecretView(requester, secrets.create(requester)))
                .build();
    }

    @DELETE
    @Transactional
    public void revoke(@PathParam("id") String id) {
        String requester = requester(id);
        secrets.revokeAll(requester);
        audit.record(caller.id(), "requester.revoke-digest-secrets", requester, null, null);
    }

    private String requester(String id) {
        return requesters.find(id).map(Requester::id).orElseThrow(() -> ProblemException.notFound("requester"));
    }
}
