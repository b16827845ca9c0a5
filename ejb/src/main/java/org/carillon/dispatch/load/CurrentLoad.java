package org.carillon.dispatch.load;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** What this node goes by at present. Thread-safe. */
@ApplicationScoped
public class CurrentLoad {

    private volatile LoadState state =
            new LoadState(new VersionedLoad(LoadManagement.STANDARD, 0), Set.of(), 1, List.of());

    public LoadState state() {
        return state;
    }

    /** From now on this counts. */
    public void become(LoadState next) {
        state = next;
    }
}
