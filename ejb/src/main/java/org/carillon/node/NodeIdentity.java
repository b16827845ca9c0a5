package org.carillon.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who this server process is among the nodes: a name for people and an identity that is new at every start. Thread-safe. */
@ApplicationScoped
public class NodeIdentity {

    private String id;

    protected NodeIdentity() {}

    @Inject
    public NodeIdentity(@ConfigProperty(name = "carillon.node.name", defaultValue = "node") String name) {
        this.id = name + "/" + UUID.randomUUID();
    }

    /** The identity of this run, at most 100 characters. */
    public String id() {
        return id;
    }
}
