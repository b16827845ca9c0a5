package org.carillon.dispatch.load;

import java.util.Optional;

/**
 * Traffic smoothing: so many new calls per second and no more.
 *
 * @param overall of all servers together
 * @param perServer of each server
 * @param rampUp how a server gets to its rate after the start, a return or {@code resume}
 */
public record Smoothing(Optional<Rate> overall, Optional<Rate> perServer, Optional<RampUp> rampUp) {

    /** As fast as it goes. */
    public static final Smoothing NONE = new Smoothing(Optional.empty(), Optional.empty(), Optional.empty());
}
