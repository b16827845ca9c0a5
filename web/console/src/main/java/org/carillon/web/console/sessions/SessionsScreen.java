package org.carillon.web.console.sessions;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.session.SessionFilter;
import org.carillon.session.SessionState;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** sessions.xhtml: all sessions, newest first, a page at a time, those of one state if wanted. */
@Named("sessions")
@RequestScoped
public class SessionsScreen {

    private static final int PAGE = 50;

    @Inject
    private Sessions sessions;

    private String state;
    private String after;
    private List<TelephonySession> found;

    /** The state in the address of the page; empty or unknown is any. */
    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    /** The place in the list in the address of the page. */
    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after;
    }

    /** Every state that can be chosen. */
    public List<String> getStates() {
        return Stream.of(SessionState.values()).map(SessionState::word).toList();
    }

    /** The sessions on this page. */
    public List<TelephonySession> getLines() {
        return found().subList(0, Math.min(PAGE, found().size()));
    }

    /** Where the next page begins, or null on the last one. */
    public String getNext() {
        return found().size() > PAGE ? PlaceInList.after(found().get(PAGE - 1)).text() : null;
    }

    private List<TelephonySession> found() {
        if (found == null) {
            SessionFilter filter = new SessionFilter(
                    null,
                    chosenState(),
                    null,
                    null,
                    null,
                    PlaceInList.of(after).map(PlaceInList::position).orElse(null));
            // one more than the page holds tells whether another follows
            found = sessions.list(filter, PAGE + 1);
        }
        return found;
    }

    private SessionState chosenState() {
        return Stream.of(SessionState.values())
                .filter(each -> each.word().equals(state))
                .findFirst()
                .orElse(null);
    }
}
