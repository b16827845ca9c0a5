package org.carillon.feed;

/**
 * Whose events are of interest.
 *
 * @param requesterId of this requester's sessions alone, or null
 * @param sessionId of this session alone, or null
 */
public record FeedFilter(String requesterId, String sessionId) {

    /** All events. */
    public static final FeedFilter ALL = new FeedFilter(null, null);

    /** Whether an event is of interest. */
    public boolean matches(FeedEvent event) {
        return (requesterId == null || requesterId.equals(event.requesterId()))
                && (sessionId == null || sessionId.equals(event.sessionId()));
    }
}
