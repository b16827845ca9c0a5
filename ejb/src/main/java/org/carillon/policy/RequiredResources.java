package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.application.Applications;
import org.carillon.application.Browsers;
import org.carillon.policy.PolicyOwner.Kind;
import org.carillon.request.RequestedApplication;
import org.carillon.session.TelephonySession;
import org.carillon.vxml.BadApplicationException;

/**
 * The VoiceXML application must be there, attached or fetched, and parsed before anybody is called. Finding that out waits for the
 * network, so {@link #decide(RequestedApplication)} is asked outside of transactions, when a session is admitted; what the parties set
 * is asked like any other policy: when that was too long ago, the session is deferred to be admitted again.
 */
@ApplicationScoped
public class RequiredResources extends SettingsPolicy<RequiredResources.Settings> {

    /** The policy's name. */
    public static final String NAME = "required-resources";

    private static final int LONGEST = 527_040;

    private Applications applications;
    private Browsers browsers;
    private Clock clock;

    protected RequiredResources() {}

    @Inject
    public RequiredResources(PolicySettings settings, Applications applications, Browsers browsers, Clock clock) {
        super(Settings.class, settings);
        this.applications = applications;
        this.browsers = browsers;
        this.clock = clock;
    }

    /**
     * @param kinds of applications that may be asked for: {@code url}, {@code vxml}, {@code text}, {@code browser}; null for all
     * @param checkAgainAfterMinutes a referenced application is fetched and parsed again when that was done longer ago, 1 to 527040;
     *     null for never
     */
    public record Settings(List<String> kinds, Integer checkAgainAfterMinutes) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription(
                "The VoiceXML application must be attached, or be fetched and parsed, before the customer is called; again when that"
                        + " was done too long ago. And which kinds of applications may be asked for.",
                EnumSet.of(Kind.OPERATOR, Kind.REQUESTER),
                "{\"kinds\": [\"url\", \"vxml\", \"text\"], \"checkAgainAfterMinutes\": 60}");
    }

    /** Whether the application can run; takes as long as fetching does. */
    public Decision decide(RequestedApplication application) {
        return fitness(application).by("application", application.kind());
    }

    private Decision fitness(RequestedApplication application) {
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

    @Override
    Optional<Decision> decide(PolicyOwner owner, Settings set, TelephonySession session) {
        RequestedApplication application = session.application();
        String kind = application.kind();
        if (set.kinds() != null && !set.kinds().contains(kind)) {
            return Optional.of(Decision.deny(NAME, owner, "applications of the kind " + kind + " are not allowed")
                    .by("kind", kind));
        }
        // before the first admission there is nothing to be too old: it brings the check along
        boolean ages = application instanceof RequestedApplication.Linked && session.resourcesCheckedAt() != null;
        return ages && set.checkAgainAfterMinutes() != null
                ? Optional.of(freshness(owner, set, session.resourcesCheckedAt()))
                : Optional.empty();
    }

    private Decision freshness(PolicyOwner owner, Settings set, Instant checked) {
        Instant now = clock.instant();
        Duration longest = Duration.ofMinutes(set.checkAgainAfterMinutes());
        Decision decision = checked.plus(longest).isBefore(now)
                ? Decision.defer(
                        NAME, owner, "the application is to be fetched again: that was done at " + checked, now)
                : Decision.permit(NAME, owner, "the application was fetched and parsed at " + checked);
        return decision.by("checked", checked).by("minutes", set.checkAgainAfterMinutes());
    }

    @Override
    void check(PolicyOwner owner, Settings wanted) throws InvalidSettingsException {
        Set<String> known = Set.of("url", "vxml", "text", "browser");
        for (String kind : wanted.kinds() == null ? List.<String>of() : wanted.kinds()) {
            if (kind == null || !known.contains(kind)) {
                throw new InvalidSettingsException("kinds: url, vxml, text and browser are known");
            }
        }
        if (wanted.checkAgainAfterMinutes() != null) {
            range("checkAgainAfterMinutes", wanted.checkAgainAfterMinutes(), 1, LONGEST);
        }
    }
}
