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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
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
import org.carillon.web.api.problem.ProblemType;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.security.OperatorOnly;

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
                .tag(tag(current.version()))
                .build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response set(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, InputStream body) throws IOException {
        JsonObject wanted = JsonBody.read(body);
        try {
            long version = store.set(wanted, expected(ifMatch), caller.id());
            refresh.now();
            return Response.noContent().tag(tag(version)).build();
        } catch (InvalidLoadManagementException e) {
            throw new ProblemException(Problem.invalid(e.faults().stream()
                    .map(fault -> new FieldError(fault.pointer(), fault.detail()))
                    .toList()));
        } catch (LoadVersionException e) {
            throw changedMeanwhile();
        }
    }

    private static EntityTag tag(long version) {
        return new EntityTag(String.valueOf(version));
    }

    /** RFC 9110 section 13.1.1. A tag that was never ours is one that does not match. */
    private static OptionalLong expected(String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return OptionalLong.empty();
        }
        String tag = ifMatch.strip();
        if (!tag.matches("\"[0-9]{1,18}\"")) {
            throw changedMeanwhile();
        }
        return OptionalLong.of(Long.parseLong(tag.substring(1, tag.length() - 1)));
    }

    private static ProblemException changedMeanwhile() {
        return new ProblemException(
                ProblemType.PRECONDITION_FAILED, "Load management was changed in the meantime. Read it again.");
    }
}
