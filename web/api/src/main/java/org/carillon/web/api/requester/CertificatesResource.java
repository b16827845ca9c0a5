package org.carillon.web.api.requester;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.carillon.audit.AuditLog;
import org.carillon.requester.Requester;
import org.carillon.requester.RequesterCertificate;
import org.carillon.requester.RequesterCertificates;
import org.carillon.requester.RequesterCertificates.UnacceptableCertificateException;
import org.carillon.requester.Requesters;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.JsonFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.security.OperatorOnly;

/** The certificates that a requester signs its mails with (S/MIME): registered by the operator, who has made sure whose they are. */
@Path("requesters/{id}/certificates")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@OperatorOnly
public class CertificatesResource {

    @Inject
    private Requesters requesters;

    @Inject
    private RequesterCertificates certificates;

    @Inject
    private Caller caller;

    @Inject
    private AuditLog audit;

    @Context
    private UriInfo uri;

    /** All certificates of a requester. */
    public record CertificateList(List<CertificateView> certificates) {}

    @GET
    public CertificateList list(@PathParam("id") String id) {
        return new CertificateList(certificates.allOf(requester(id)).stream()
                .map(CertificateView::of)
                .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response register(@PathParam("id") String id, InputStream body) throws IOException {
        String requester = requester(id);
        JsonFields fields = new JsonFields(JsonBody.read(body));
        String pem = fields.requiredText("certificate");
        fields.check();
        RequesterCertificate certificate = register(requester, pem, fields);
        audit.record(caller.id(), "requester.certificate", requester, null, certificate.fingerprint());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(certificate.fingerprint())
                        .build())
                .entity(CertificateView.of(certificate))
                .build();
    }

    private RequesterCertificate register(String requester, String pem, JsonFields fields) {
        try {
            return certificates.register(requester, pem);
        } catch (UnacceptableCertificateException e) {
            fields.wrong("certificate", e.getMessage());
            fields.check();
            throw new IllegalStateException("a wrong field was reported", e);
        }
    }

    @DELETE
    @Path("{fingerprint}")
    @Transactional
    public void remove(@PathParam("id") String id, @PathParam("fingerprint") String fingerprint) {
        String requester = requester(id);
        if (!certificates.remove(requester, fingerprint)) {
            throw ProblemException.notFound("certificate");
        }
        audit.record(caller.id(), "requester.certificate", requester, fingerprint, null);
    }

    private String requester(String id) {
        return requesters.find(id).map(Requester::id).orElseThrow(() -> ProblemException.notFound("requester"));
    }
}
