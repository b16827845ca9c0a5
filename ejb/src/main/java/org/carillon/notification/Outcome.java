package org.carillon.notification;

import java.util.List;
import org.carillon.session.CallAttempt;
import org.carillon.session.TelephonySession;

/**
 * What is told of a session.
 *
 * @param session in its final state, where its end is told
 * @param attempts in their order
 */
public record Outcome(TelephonySession session, List<CallAttempt> attempts) {}
