package org.carillon.dispatch.load;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.dispatch.load.LimitKey.Kind;
import org.carillon.dispatch.selection.SelectionScheme;
import org.carillon.dispatch.selection.SemiRandom;

/**
 * How the operator wants traffic to be spread and bounded. Immutable.
 *
 * @param scheme how the server of a call is picked
 * @param ceilings the most sessions at a time
 * @param smoothing the most new calls per second
 * @param requesters limits by the requester's id; {@link #ANY_OTHER} stands for each that is not named
 * @param destinations limits by the beginning of the customer's address; all that fit count
 * @param coolDown when a server that fails is left alone for a while; empty for never
 */
public record LoadManagement(
        SelectionScheme scheme,
        Ceilings ceilings,
        Smoothing smoothing,
        Map<String, TrafficLimit> requesters,
        Map<String, TrafficLimit> destinations,
        Optional<CoolDown> coolDown) {

    /** Instead of a requester's id: every requester that is not named, each for itself. */
    public static final String ANY_OTHER = "*";

    /** Semi-random selection and no limit but the servers' capacities. */
    public static final LoadManagement STANDARD = new LoadManagement(
            new SemiRandom(), Ceilings.CAPACITY, Smoothing.NONE, Map.of(), Map.of(), Optional.empty());

    public LoadManagement {
        requesters = Map.copyOf(requesters);
        destinations = Map.copyOf(destinations);
    }

    /** Whether anybody's traffic is limited. */
    public boolean limitsTraffic() {
        return !requesters.isEmpty() || !destinations.isEmpty();
    }

    /** The limits that count for a call of this requester to this address. */
    public Set<LimitKey> limitsOn(String requester, String address) {
        Set<LimitKey> limits = new HashSet<>();
        if (requesters.containsKey(requester) || requesters.containsKey(ANY_OTHER)) {
            limits.add(new LimitKey(Kind.REQUESTER, requester));
        }
        destinations.keySet().stream()
                .filter(address::startsWith)
                .forEach(beginning -> limits.add(new LimitKey(Kind.DESTINATION, beginning)));
        return limits;
    }

    /** The limits that are set by name, other than {@link #ANY_OTHER}. */
    public Set<LimitKey> namedLimits() {
        Set<LimitKey> named = new HashSet<>();
        requesters.keySet().stream()
                .filter(id -> !id.equals(ANY_OTHER))
                .forEach(id -> named.add(new LimitKey(Kind.REQUESTER, id)));
        destinations.keySet().forEach(beginning -> named.add(new LimitKey(Kind.DESTINATION, beginning)));
        return named;
    }

    /** The limit of that key; empty when there is none any more. */
    public Optional<TrafficLimit> limit(LimitKey key) {
        return Optional.ofNullable(
                key.kind() == Kind.DESTINATION
                        ? destinations.get(key.name())
                        : requesters.getOrDefault(key.name(), requesters.get(ANY_OTHER)));
    }
}
