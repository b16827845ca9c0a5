package org.carillon.web.api.server;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.carillon.dispatch.Telephony;
import org.carillon.telephony.TelephonyConnectionFactory;
import org.carillon.web.api.problem.Problem;
import org.carillon.web.api.security.OperatorOnly;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The telephony servers as this node sees them. */
@Path("servers")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@OperatorOnly
@Tag(name = "servers")
@APIResponse(
        responseCode = "default",
        description = "What went wrong",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ServersResource {

    @Resource(lookup = Telephony.FACTORY)
    private TelephonyConnectionFactory telephony;

    @GET
    @Operation(summary = "The telephony servers", description = "Whether they are available, and channels in use.")
    @APIResponse(
            responseCode = "200",
            description = "All servers in their configured order",
            content = @Content(schema = @Schema(implementation = Servers.class)))
    public Servers list() {
        return new Servers(telephony.servers().stream().map(ServerView::of).toList());
    }

    /** All servers. */
    @Schema(name = "Servers")
    public record Servers(List<ServerView> servers) {}
}
