package org.carillon.it.demonstration;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.carillon.it.Await;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.api.FollowedSession.Event;
import org.carillon.it.demonstration.Terminal.Tone;

/** Tells what happens in a session while it happens. */
final class Timeline {

    private static final Set<String> BY_CUSTOMER = Set.of("key", "input", "filled");
    private static final Set<String> TROUBLE = Set.of("refused", "notification-failed", "event");
    private static final Set<String> GOOD_END = Set.of("ended", "notified");
    /** What comes after the end, and ends the story. */
    private static final Set<String> LAST = Set.of("notified", "notification-failed");

    private final Terminal terminal;
    private final Set<Event> told = new LinkedHashSet<>();

    Timeline(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Returns when the requester has been told the outcome. */
    void follow(FollowedSession session, Duration limit) throws Exception {
        Await.until("the end of the session", limit, () -> tellNews(session));
    }

    private boolean tellNews(FollowedSession session) throws IOException, InterruptedException {
        for (Event event : session.events()) {
            if (told.add(event)) {
                terminal.event(event.at(), tone(event.type()), event.type(), event.detail());
            }
        }
        return told.stream().anyMatch(event -> LAST.contains(event.type()));
    }

    private static Tone tone(String type) {
        if (BY_CUSTOMER.contains(type)) {
            return Tone.CUSTOMER;
        }
        if (TROUBLE.contains(type)) {
            return Tone.TROUBLE;
        }
        return GOOD_END.contains(type) ? Tone.END : Tone.SERVER;
    }
}
