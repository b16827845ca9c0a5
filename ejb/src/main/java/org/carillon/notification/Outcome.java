package org.carillon.notification;

import java.util.List;
import org.carillon.session.CallAttempt;
import org.carillon.session.TelephonySession;

/**
 * What is told when a session has ended.
 *
 * @param session in its final state
 * @param attempts in their order
 */
public record Outcome(TelephonySession session, List<CallAttempt> attempts) {}
