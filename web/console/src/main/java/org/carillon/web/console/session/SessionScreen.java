package org.carillon.web.console.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.carillon.policy.DecisionLog;
import org.carillon.policy.DecisionRecord;
import org.carillon.request.RequestedApplication;
import org.carillon.session.CallAttempt;
import org.carillon.session.SessionEvent;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** session.xhtml: one session, its calls, what the policies said about it, and its timeline. */
@Named("oneSession")
@RequestScoped
public class SessionScreen {

    private static final int TIMELINE = 2_000;

    @Inject
    private Sessions sessions;

    @Inject
    private DecisionLog decisionLog;

    @Inject
    private FacesContext faces;

    private String id;
    private TelephonySession session;

    /** The session's identity in the address of the page. */
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    /** Finds the session; the answer is 404 when there is none. */
    public void find() throws IOException {
        session = id == null ? null : sessions.find(id).orElse(null);
        if (session == null) {
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "no such session");
            faces.responseComplete();
        }
    }

    public TelephonySession getSession() {
        return session;
    }

    /** What it runs: an address, or what kind of document came along. */
    public String getApplication() {
        RequestedApplication application = session.application();
        if (application.address() != null) {
            return application.address();
        }
        return application instanceof RequestedApplication.Attached ? "VoiceXML, attached" : "text, read aloud";
    }

    /** Names and values that were handed to the application. */
    public List<Map.Entry<String, String>> getParameters() {
        return List.copyOf(session.parameters().entrySet());
    }

    /** Names and values that the application handed over. */
    public List<Map.Entry<String, Object>> getResult() {
        return List.copyOf(session.resultValues().entrySet());
    }

    public List<CallAttempt> getCalls() {
        return sessions.attemptsOf(session.id());
    }

    public List<DecisionRecord> getDecisions() {
        return decisionLog.decisionsOf(session.id());
    }

    public List<SessionEvent> getEvents() {
        return sessions.eventsOf(session.id(), TIMELINE);
    }
}
