package org.carillon.outcome;

import java.time.Instant;
import java.util.Optional;
import org.carillon.session.CallAttempt;
import org.carillon.session.TelephonySession;

/**
 * A session has reached its final state. Observed in the transaction that ends it: what observers store is stored together with
 * the end, or not at all.
 *
 * @param session in its final state
 * @param lastAttempt the last call, if one was tried
 * @param at when
 */
public record SessionEnded(TelephonySession session, Optional<CallAttempt> lastAttempt, Instant at) {}
