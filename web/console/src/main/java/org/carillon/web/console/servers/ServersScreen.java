package org.carillon.web.console.servers;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.dispatch.Telephony;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.TelephonyConnectionFactory;

/** servers.xhtml: the telephony servers as this node sees them. */
@Named("servers")
@RequestScoped
public class ServersScreen {

    @Resource(lookup = Telephony.FACTORY)
    private TelephonyConnectionFactory telephony;

    /** All servers in their configured order, as they are now. */
    public List<ServerStatus> getAll() {
        return telephony.servers();
    }

    /** Channels in use on all servers. */
    public int getInUse() {
        return getAll().stream().mapToInt(ServerStatus::inUse).sum();
    }

    /** Channels of all servers that are available. */
    public int getCapacity() {
        return getAll().stream()
                .filter(server -> server.availability() == ServerStatus.Availability.AVAILABLE)
                .mapToInt(ServerStatus::capacity)
                .sum();
    }
}
