package org.carillon.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carillon.request.NewRequest;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** Those of the requests that are being stored that have come before, by their identities. */
final class RequestsBefore {

    private final Map<Identity, Earlier> earlier = new HashMap<>();

    private record Identity(String requesterId, String externalId) {}

    /**
     * @param digest of what its sender wrote
     */
    record Earlier(String sessionId, String digest) {}

    /** Looks for all of them at once. */
    static RequestsBefore find(Sessions sessions, Collection<StorableRequest> requests) {
        Map<String, TreeSet<String>> wanted = new TreeMap<>();
        for (StorableRequest request : requests) {
            if (request.request().id().value() != null) {
                wanted.computeIfAbsent(request.request().requesterId(), id -> new TreeSet<>())
                        .add(request.request().id().asText());
            }
        }
        RequestsBefore before = new RequestsBefore();
        wanted.forEach((requester, ids) ->
                sessions.ofRequests(requester, List.copyOf(ids)).forEach(before::add));
        return before;
    }

    /** Its earlier session, or null; also null for one without an identity. */
    Earlier of(NewRequest request) {
        return earlier.get(new Identity(request.requesterId(), request.id().asText()));
    }

    void add(TelephonySession session) {
        if (session.externalId() != null) {
            earlier.put(
                    new Identity(session.requesterId(), session.externalId()),
                    new Earlier(session.id(), session.requestDigest()));
        }
    }
}
