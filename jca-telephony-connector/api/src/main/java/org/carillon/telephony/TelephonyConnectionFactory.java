package org.carillon.telephony;

import jakarta.resource.ResourceException;
import java.io.Serializable;
import java.util.List;

/**
 * The way to the telephony servers: hands out channels and tells how the servers are. Thread-safe.
 *
 * <p>A connection is one channel of one server. Whoever takes one closes it, whatever happens.
 */
public interface TelephonyConnectionFactory extends Serializable, jakarta.resource.Referenceable {

    /**
     * Takes a channel of the named server.
     *
     * @param serverName one of the names in {@link #servers()}
     * @throws ResourceException when the server is unknown, down, or has no free channel; never blocks to wait for one
     */
    TelephonyConnection getConnection(String serverName) throws ResourceException;

    /** The configured servers in their configured order, as they are now: a snapshot. */
    List<ServerStatus> servers();
}
