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
import org.carillon.web.api.security.OperatorOnly;

/** The telephony servers as this node sees them. */
@Path("servers")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@OperatorOnly
public class ServersResource {

    @Resource(lookup = Telephony.FACTORY)
    private TelephonyConnectionFactory telephony;

    @GET
    public Servers list() {
        return new Servers(telephony.servers().stream().map(ServerView::of).toList());
    }

    /** All servers. */
    public record Servers(List<ServerView> servers) {}
}
