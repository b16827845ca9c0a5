package org.carillon.web.api.template;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.carillon.intake.template.StoredTemplate;
import org.carillon.intake.template.TemplateVersionException;
import org.carillon.intake.template.Templates;
import org.carillon.request.InvalidRequestException;
import org.carillon.web.api.json.Cursor;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.QueryFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.tag.Tagged;
import org.carillon.web.api.tag.Versions;

/** The caller's templates: applications under names, for requests to use. */
@Path("templates")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TemplatesResource {

    private static final int STANDARD = 100;
    private static final int MAXIMUM = 1_000;

    @Inject
    private Templates templates;

    @Inject
    private Caller caller;

    @Context
    private UriInfo uri;

    /** A page of templates. */
    @JsonbPropertyOrder({"templates", "next"})
    public record TemplatePage(List<TemplateView> templates, String next) {}

    @GET
    public TemplatePage list() {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        String after = query.read("cursor", text -> Cursor.read(text, 1).get(0), "the next of a page");
        int limit = query.limit(STANDARD, MAXIMUM);
        query.check();
        List<StoredTemplate> found = templates.list(caller.id(), after == null ? "" : after, limit + 1);
        List<StoredTemplate> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? Cursor.write(page.get(limit - 1).name()) : null;
        return new TemplatePage(page.stream().map(TemplateView::of).toList(), next);
    }

    @GET
    @Path("{name}")
    @Tagged
    public Response one(@PathParam("name") String name) {
        StoredTemplate template =
                templates.find(caller.id(), name).orElseThrow(() -> ProblemException.notFound("template"));
        return Response.ok(template.settings())
                .tag(Versions.tag(template.version()))
                .build();
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, InputStream body)
            throws IOException, InvalidRequestException {
        try {
            StoredTemplate template = templates.put(caller.id(), name, JsonBody.read(body), Versions.expected(ifMatch));
            return Response.noContent().tag(Versions.tag(template.version())).build();
        } catch (TemplateVersionException e) {
            throw Versions.changedMeanwhile("The template");
        }
    }

    @DELETE
    @Path("{name}")
    public void remove(@PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        try {
            if (!templates.remove(caller.id(), name, Versions.expected(ifMatch))) {
                throw ProblemException.notFound("template");
            }
        } catch (TemplateVersionException e) {
            throw Versions.changedMeanwhile("The template");
        }
    }
}
