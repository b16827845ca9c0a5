package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.application.Applications;
import org.carillon.application.Browsers;
import org.carillon.request.RequestedApplication;
import org.carillon.vxml.BadApplicationException;

/**
 * The VoiceXML application must be there, attached or fetched, and parsed before anybody is called. Not a {@link Policy} like the
 * others: it waits for the network, so it is asked outside of transactions.
 */
@ApplicationScoped
public class RequiredResources {

    /** The policy's name. */
    public static final String NAME = "required-resources";

    @Inject
    private Applications applications;

    @Inject
    private Browsers browsers;

    /** Whether the application can run; takes as long as fetching does. */
    public Decision decide(RequestedApplication application) {
        if (application instanceof RequestedApplication.InBrowser hosted) {
            return browsers.contains(hosted.browser())
                    ? Decision.permit(NAME, PolicyOwner.OPERATOR, "the VoiceXML browser fetches the application")
                    : Decision.deny(NAME, PolicyOwner.OPERATOR, "there is no VoiceXML browser " + hosted.browser());
        }
        try {
            applications.check(application);
            return Decision.permit(NAME, PolicyOwner.OPERATOR, "the application was fetched and parsed");
        } catch (BadApplicationException e) {
            return Decision.deny(NAME, PolicyOwner.OPERATOR, e.getMessage());
        }
    }
}
