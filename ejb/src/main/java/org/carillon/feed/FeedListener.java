package org.carillon.feed;

import java.util.List;

/** Follows the feed. */
public interface FeedListener {

    /**
     * There are new events. Called on the feed's thread: returns at once, and throws nothing.
     *
     * @param from the position that this follows
     * @param events all events after it, up to {@code to}
     * @param to the position reached
     */
    void events(long from, List<FeedEvent> events, long to);

    /** Some seconds have passed, whether anything happened or not. */
    void beat();
}
