package org.carillon.session;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Where a session stands. Every legal move is in {@link #mayBecome}. */
public enum SessionState {
    /** Stored; policies not asked yet. */
    RECEIVED,
    /** A policy said: not before a certain time; policies will be asked again then. */
    DEFERRED,
    /** Permitted, and waiting for its time or its next attempt. */
    SCHEDULED,
    /** Due, and waiting for a free channel. */
    QUEUED,
    /** Claimed by a node: a call is being placed. */
    DIALING,
    RINGING,
    /** The customer has answered. */
    IN_PROGRESS,

    COMPLETED,
    BUSY,
    NO_ANSWER,
    DECLINED,
    FAILED,
    CANCELED,
    /** Its time ran out before it could be called. */
    EXPIRED,
    /** A policy said no. */
    REFUSED,
    /** The node or the telephony server died while the customer may have been called. */
    INTERRUPTED;

    /** Those in which the policies have to be asked, now or again. */
    public static final Set<SessionState> WAITING_FOR_POLICIES = Set.of(RECEIVED, DEFERRED);

    /** Whether a session in this state may move to that one. */
    public boolean mayBecome(SessionState next) {
        return switch (this) {
            case RECEIVED, DEFERRED -> Set.of(DEFERRED, SCHEDULED, QUEUED, REFUSED, FAILED, CANCELED, EXPIRED)
                    .contains(next);
            case SCHEDULED -> Set.of(QUEUED, CANCELED, EXPIRED).contains(next);
            case QUEUED -> Set.of(DIALING, DEFERRED, REFUSED, CANCELED, EXPIRED).contains(next);
            case DIALING -> next == RINGING || next == IN_PROGRESS || next == QUEUED || callMayEndAs(next);
            case RINGING -> next == IN_PROGRESS || callMayEndAs(next);
            case IN_PROGRESS -> Set.of(COMPLETED, FAILED, CANCELED, INTERRUPTED, SCHEDULED)
                    .contains(next);
            default -> false;
        };
    }

    /** SCHEDULED is the next attempt. */
    private static boolean callMayEndAs(SessionState next) {
        return Set.of(SCHEDULED, BUSY, NO_ANSWER, DECLINED, FAILED, CANCELED, INTERRUPTED)
                .contains(next);
    }

    /** Whether nothing follows. */
    public boolean isFinal() {
        return ordinal() >= COMPLETED.ordinal();
    }

    /** The states that nothing follows. */
    public static List<SessionState> finals() {
        return Stream.of(values()).filter(SessionState::isFinal).toList();
    }

    /** Whether a node is at it. */
    public boolean isLive() {
        return this == DIALING || this == RINGING || this == IN_PROGRESS;
    }

    /** The name in every interface: lower case, with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws IllegalArgumentException when there is no such state
     */
    public static SessionState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
