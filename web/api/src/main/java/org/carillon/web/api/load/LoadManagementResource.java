package org.carillon.web.api.load;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.carillon.dispatch.LoadRefresh;
import org.carillon.dispatch.load.InvalidLoadManagementException;
import org.carillon.dispatch.load.LoadManagementStore;
import org.carillon.dispatch.load.LoadManagementWriter;
import org.carillon.dispatch.load.LoadVersionException;
import org.carillon.dispatch.load.VersionedLoad;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.problem.FieldError;
import org.carillon.web.api.problem.Problem;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.security.OperatorOnly;
import org.carillon.web.api.tag.Versions;

/** How calls are spread over the telephony servers, and how many there may be. All nodes go by it within a second. */
@Path("load-management")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@OperatorOnly
public class LoadManagementResource {

    @Inject
    private LoadManagementStore store;

    @Inject
    private LoadRefresh refresh;

    @Inject
    private Caller caller;

    @GET
    public Response read() {
        VersionedLoad current = store.read();
        return Response.ok(LoadManagementWriter.write(current.settings()))
                .tag(Versions.tag(current.version()))
                .build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response set(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, InputStream body) throws IOException {
        JsonObject wanted = JsonBody.read(body);
        try {
            long version = store.set(wanted, Versions.expected(ifMatch), caller.id());
            refresh.now();
            return Response.noContent().tag(Versions.tag(version)).build();
        } catch (InvalidLoadManagementException e) {
            throw new ProblemException(Problem.invalid(e.faults().stream()
                    .map(fault -> new FieldError(fault.pointer(), fault.detail()))
                    .toList()));
        } catch (LoadVersionException e) {
            throw Versions.changedMeanwhile("Load management");
        }
    }
}
