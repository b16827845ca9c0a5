package org.carillon.intake;

import org.carillon.request.NewRequest;

/**
 * A request found valid.
 *
 * @param request with defaults filled in
 * @param digest of what its sender wrote
 * @param origin how it is proven who the sender is, or null where the way it came tells
 */
public record StorableRequest(NewRequest request, String digest, String origin) {}
