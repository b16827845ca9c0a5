package org.carillon.intake;

import org.carillon.request.NewRequest;

/**
 * A request found valid.
 *
 * @param request with defaults filled in
 * @param digest of what its sender wrote
 */
public record StorableRequest(NewRequest request, String digest) {}
