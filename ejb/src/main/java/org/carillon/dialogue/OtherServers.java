package org.carillon.dialogue;

import java.util.Optional;
import java.util.Set;

/** Where a call can go that a server has refused. Thread-safe. */
@FunctionalInterface
public interface OtherServers {

    /** Keeps a channel of a server that is none of these; empty when there is none free. */
    Optional<KeptChannel> keepChannel(Set<String> tried);
}
