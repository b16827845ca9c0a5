package org.carillon.web.api.server;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.carillon.dispatch.LoadRefresh;
import org.carillon.dispatch.ServerSelector;
import org.carillon.dispatch.Telephony;
import org.carillon.dispatch.load.CurrentLoad;
import org.carillon.dispatch.load.LoadManagementStore;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.TelephonyConnectionFactory;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.security.OperatorOnly;

/** The telephony servers as this node sees them. */
@Path("servers")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@OperatorOnly
public class ServersResource {

    @Resource(lookup = Telephony.FACTORY)
    private TelephonyConnectionFactory telephony;

    @Inject
    private ServerSelector selector;

    @Inject
    private CurrentLoad current;

    @Inject
    private LoadManagementStore store;

    @Inject
    private LoadRefresh refresh;

    @Inject
    private Caller caller;

    @GET
    public Servers list() {
        return new Servers(telephony.servers().stream()
                .map(server -> ServerView.of(server, useOf(server.name())))
                .toList());
    }

    private String useOf(String server) {
        if (current.state().drained().contains(server)) {
            return "drained";
        }
        return selector.isCoolingDown(server) ? "cooling-down" : "in-use";
    }

    /** No new calls; those that it has go on. */
    @POST
    @Path("{name}/drain")
    public void drain(@PathParam("name") String name) {
        store.drain(known(name), caller.id());
        refresh.now();
    }

    /** New calls again. */
    @POST
    @Path("{name}/resume")
    public void resume(@PathParam("name") String name) {
        store.resume(known(name), caller.id());
        refresh.now();
    }

    private String known(String name) {
        return telephony.servers().stream()
                .map(ServerStatus::name)
                .filter(name::equals)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("server"));
    }

    /** All servers. */
    public record Servers(List<ServerView> servers) {}
}
