package org.carillon.intake;

import java.util.List;

/**
 * What became of requests that came together: all of them are stored now, or were before, or none is.
 *
 * @param acceptances one for each, in their order; empty where there is a conflict
 * @param conflict the identity that was used for another request, or null
 */
record StoredRequests(List<Acceptance> acceptances, String conflict) {

    static StoredRequests conflict(String identity) {
        return new StoredRequests(List.of(), identity);
    }

    List<Acceptance> orConflict() throws ConflictingRequestException {
        if (conflict != null) {
            throw new ConflictingRequestException(conflict);
        }
        return acceptances;
    }
}
