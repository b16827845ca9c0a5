package org.carillon.dispatch.load;

import java.util.List;
import java.util.Set;
import org.carillon.session.Party;

/**
 * What this node goes by, as the database had it a moment ago. Immutable.
 *
 * @param load what the operator has set
 * @param drained names of the servers that get no new calls
 * @param nodes how many share the rates, this one included
 * @param elsewhere whom the other nodes are calling, as far as a limit asks for it
 */
public record LoadState(VersionedLoad load, Set<String> drained, int nodes, List<Party> elsewhere) {

    public LoadState {
        drained = Set.copyOf(drained);
        elsewhere = List.copyOf(elsewhere);
    }

    public LoadManagement settings() {
        return load.settings();
    }

    /** This node's part of a rate. */
    public Rate share(Rate whole) {
        return whole.sharedBy(nodes);
    }
}
