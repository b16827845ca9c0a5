package org.carillon.web.console.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** login.xhtml: an operator comes with its key, and leaves. */
@Named("login")
@RequestScoped
public class LoginScreen {

    private static final String HOME = "/sessions.xhtml?faces-redirect=true";

    @Inject
    private SecurityContext security;

    @Inject
    private FacesContext faces;

    private String key;

    /** What was typed; never shown again. */
    public String getKey() {
        return null;
    }

    public void setKey(String key) {
        this.key = key;
    }

    /** Whether somebody is logged in. */
    public boolean isDone() {
        return security.getCallerPrincipal() != null;
    }

    /** Who is logged in. */
    public String getName() {
        return security.getCallerPrincipal().getName();
    }

    /** Logs in; the page is shown again when the key is not an operator's. */
    public String enter() {
        ExternalContext external = faces.getExternalContext();
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        AuthenticationStatus status = security.authenticate(
                request,
                (HttpServletResponse) external.getResponse(),
                AuthenticationParameters.withParams()
                        .credential(new KeyCredential(key.strip()))
                        .newAuthentication(true));
        if (status != AuthenticationStatus.SUCCESS) {
            faces.addMessage(null, new FacesMessage("This is not the key of an operator."));
            return null;
        }
        // the identity that the session had before the login is worth nothing any more
        request.changeSessionId();
        return HOME;
    }

    /** Logs out. */
    public String leave() throws ServletException {
        ((HttpServletRequest) faces.getExternalContext().getRequest()).logout();
        faces.getExternalContext().invalidateSession();
        return "/login.xhtml?faces-redirect=true";
    }
}
