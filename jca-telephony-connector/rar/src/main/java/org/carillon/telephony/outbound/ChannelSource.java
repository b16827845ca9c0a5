package org.carillon.telephony.outbound;

import jakarta.resource.ResourceException;
import java.util.List;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.pool.Channel;

/** Where managed connections get their channels from: the resource adapter. */
public interface ChannelSource {

    /** Takes a channel of the named server, at once or not at all. */
    Channel takeChannel(String serverName) throws ResourceException;

    /** All servers as they are now. */
    List<ServerStatus> servers();
}
