package org.carillon.dispatch.load;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The most traffic of one requester, or to one destination.
 *
 * @param simultaneous sessions at a time, 0 for none at all; empty for any number
 * @param rate of new calls; empty for any
 */
public record TrafficLimit(OptionalInt simultaneous, Optional<Rate> rate) {}
